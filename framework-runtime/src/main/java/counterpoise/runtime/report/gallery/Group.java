package counterpoise.runtime.report.gallery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import counterpoise.runtime.report.figures.Mark;
import counterpoise.runtime.report.table.CellSummary;

/**
 * One over-sampler on the data of a panel.
 *
 * @param name what tables call it
 * @param mark its own in all figures
 * @param cell its trials, one a seed
 * @param seeds what their folders have; those without a folder are missing
 */
record Group(String name, Mark mark, CellSummary cell, List<TrialData> seeds) {

    /** Takes something from a trial, if it has it. */
    interface Reader<T> {
        Optional<T> read(TrialData trial) throws IOException;
    }

    Group {
        seeds = List.copyOf(seeds);
    }

    /** What the trials have of a kind, seed by seed; those that lack it are left out. */
    <T> List<T> each(Reader<T> reader) throws IOException {
        List<T> all = new ArrayList<>();
        for (TrialData trial : seeds) {
            reader.read(trial).ifPresent(all::add);
        }
        return all;
    }
}
