package counterpoise.runtime.lifecycle;

import java.io.IOException;

import com.google.inject.Inject;
import counterpoise.api.Samples;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.store.NpyType;
import counterpoise.runtime.store.NpyWriter;

/** Phase 2: adds synthetic embeddings. */
final class EmbeddingAugmentation implements StageRunner {

    private final Synthesis synthesis;

    @Inject
    EmbeddingAugmentation(Synthesis synthesis) {
        this.synthesis = synthesis;
    }

    @Override
    public void run(StageRun run) throws IOException {
        Samples train =
                StoredEmbeddings.of(run.requiredInput(StageKind.EMBEDDINGS)).train();
        NpyWriter writer = new NpyWriter(run.output(Synthetics.VALUES), NpyType.FLOAT32, train.shape());
        synthesis.run(train, new CheckingSink.OfEmbeddings(train, writer), run);
    }
}
