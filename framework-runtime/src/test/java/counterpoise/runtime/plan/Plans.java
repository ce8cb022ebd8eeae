package counterpoise.runtime.plan;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import counterpoise.runtime.fakes.FakeInstallation;

/** Plans configurations of the fake plugins. */
final class Plans {

    static final Planner.ComputeIdentity CPU = new Planner.ComputeIdentity("cpu", "2.7");

    private final FakeInstallation installation;

    Plans(FakeInstallation installation) {
        this.installation = installation;
    }

    Plan of(String hocon) throws IOException {
        return of(hocon, CPU);
    }

    Plan of(String hocon, Planner.ComputeIdentity compute) throws IOException {
        return of(hocon, compute, (name, dataset) -> Place.IN_MEMORY);
    }

    Plan of(String hocon, Planner.ComputeIdentity compute, DatasetPlaces places) throws IOException {
        return new Planner(installation.catalogue(), places, compute).plan(installation.cells(hocon));
    }

    /** The one trial of a configuration. */
    Trial trial(String hocon) throws IOException {
        return only(of(hocon));
    }

    static Trial only(Plan plan) {
        if (plan.trials().size() != 1) {
            throw new AssertionError("one trial was expected: " + plan.trials());
        }
        return plan.trials().get(0);
    }

    static DatasetPlaces at(String digest) {
        return (name, dataset) -> new Place(Optional.of(digest), Optional.empty(), Optional.empty());
    }

    /** The kinds of stage whose keys differ, or that only one of the trials has. */
    static Set<StageKind> changed(Trial before, Trial after) {
        Set<StageKind> changed = EnumSet.noneOf(StageKind.class);
        for (StageKind kind : List.of(StageKind.values())) {
            if (!Optional.ofNullable(before.stages().get(kind))
                    .equals(Optional.ofNullable(after.stages().get(kind)))) {
                changed.add(kind);
            }
        }
        return changed;
    }
}
