package counterpoise.runtime.lifecycle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.store.StoredStage;

/** What a stage is given while it runs. */
public interface StageRun {

    /** The stage. */
    Stage stage();

    /** The stored result of an input, or empty if the stage has no such input. */
    Optional<StoredStage> input(StageKind kind);

    /** The stored result of an input that every stage of this kind has. */
    default StoredStage requiredInput(StageKind kind) {
        return input(kind)
                .orElseThrow(() ->
                        new IllegalStateException("%s has no %s to read".formatted(stage().label(), kind.label())));
    }

    /** Where to write a file of the result. */
    Path output(String fileName) throws IOException;

    /** A folder that is still there when the stage is taken up again after a stop. */
    Path checkpoints() throws IOException;

    /** How many threads the stage is computed with. */
    int threads();

    /** Keeps a small fact with the result, for reports and later stages; anything that JSON can say. */
    void fact(String name, Object value);

    /** Keeps a warning with the result and shows it. */
    void warn(String message);

    /**
     * Tells how far the stage has come.
     *
     * @param fraction from 0 to 1
     * @param detail what is being done, such as {@code epoch 3/200, loss 1.234, 760 images/s}; may be empty
     * @throws java.util.concurrent.CancellationException if the stage is no longer wanted
     */
    void progress(double fraction, String detail);
}
