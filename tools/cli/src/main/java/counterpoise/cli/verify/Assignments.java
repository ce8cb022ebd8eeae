package counterpoise.cli.verify;

import java.util.List;

/** Options of plugins that the command line assigns: {@code experiment.KIND.NAME.OPTION=VALUE} each. */
final class Assignments {

    private Assignments() {}

    /** Where the options of a plugin stand in a configuration. */
    static String path(String kind, String name) {
        return "experiment.%s.%s".formatted(kind, name);
    }

    /** Those of the options at {@code path}. */
    static List<String> below(String path, List<String> assignments) {
        return assignments.stream()
                .filter(assignment -> assignment.startsWith(path + "."))
                .toList();
    }
}
