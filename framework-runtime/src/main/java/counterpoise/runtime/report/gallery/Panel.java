package counterpoise.runtime.report.gallery;

import java.io.IOException;
import java.util.List;

/**
 * What figures compare with one another: several over-samplers on one data set, network and loss.
 *
 * @param title names the data set, the loss, and what else tells it from other panels
 * @param label only what tells it from other panels; empty if it is the only one
 * @param slug the label as part of the name of a file
 * @param groups the over-samplers
 */
record Panel(String title, String label, String slug, List<Group> groups) {

    Panel {
        groups = List.copyOf(groups);
    }

    /** The name of a figure of this panel. */
    String id(String kind) {
        return slug.isEmpty() ? kind : kind + "-" + slug;
    }

    /** The names of the classes by label; none where no trial has scores per class. */
    List<String> classNames() throws IOException {
        for (Group group : groups) {
            for (TrialData trial : group.seeds()) {
                List<String> names = trial.classNames();
                if (!names.isEmpty()) {
                    return names;
                }
            }
        }
        return List.of();
    }
}
