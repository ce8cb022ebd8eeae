package counterpoise.runtime.execute;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.store.Sha256;

/** Stages named by a text. */
final class TestStages {

    private TestStages() {}

    static Stage stage(StageKind kind, String text, Stage... reads) {
        Map<StageKind, String> inputs = new EnumMap<>(StageKind.class);
        for (Stage read : reads) {
            inputs.put(read.kind(), read.key());
        }
        return new Stage(kind, Sha256.ofText(text), text, inputs, "{}", false, Optional.empty());
    }
}
