package counterpoise.runtime.run;

import java.io.IOException;
import java.nio.file.Path;

import counterpoise.runtime.fakes.FakeInstallation;
import counterpoise.runtime.plan.Place;
import counterpoise.runtime.plan.Plan;
import counterpoise.runtime.plan.Planner;
import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;

/** Plans of the fake plugins. */
final class FakePlan {

    private FakePlan() {}

    static Plan of(Path folder, String hocon) throws IOException {
        FakeInstallation installation = new FakeInstallation(folder);
        return new Planner(
                        installation.catalogue(),
                        (name, dataset) -> Place.IN_MEMORY,
                        new Planner.ComputeIdentity("cpu", "2.7"))
                .plan(installation.cells(FakeInstallation.PLAIN + hocon));
    }

    static Stage stage(Plan plan, int trial, StageKind kind) {
        return plan.stages().get(plan.trials().get(trial).stages().get(kind));
    }
}
