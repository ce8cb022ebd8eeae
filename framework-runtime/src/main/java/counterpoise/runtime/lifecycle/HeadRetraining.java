package counterpoise.runtime.lifecycle;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.inject.Inject;
import counterpoise.api.loss.Loss;
import counterpoise.runtime.config.HeadOptions;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.random.Streams;
import counterpoise.runtime.training.EmbeddingReader;
import counterpoise.runtime.training.EvaluationSet;
import counterpoise.runtime.training.Head;
import counterpoise.runtime.training.HeadTrainee;
import counterpoise.runtime.training.TorchEngine;
import counterpoise.runtime.training.TrainingLoop;

/**
 * Phase 3: trains a fresh linear head on the embeddings, real ones first, then synthetic ones. The feature extractor
 * has no part in it: its batch normalisation would go on learning.
 */
final class HeadRetraining implements StageRunner {

    private final Loss loss;
    private final HeadOptions options;
    private final Streams streams;
    private final TorchEngine engine;

    @Inject
    HeadRetraining(Loss loss, HeadOptions options, Streams streams, TorchEngine engine) {
        this.loss = loss;
        this.options = options;
        this.streams = streams;
        this.engine = engine;
    }

    @Override
    public void run(StageRun run) throws IOException {
        if (loss.head() != Loss.Head.LINEAR
                || loss.views() > 1
                || loss.block(2, 2).isPresent()) {
            throw new StageFailure(
                    ("the loss %s cannot train the head again, because it needs more than the logits of a"
                                    + " linear head; choose another under experiment.head.loss, ce for instance")
                            .formatted(options.loss().plugin()));
        }
        StoredEmbeddings stored = StoredEmbeddings.of(run.requiredInput(StageKind.EMBEDDINGS));
        JsonNode facts = stored.stage().record().facts();
        String headName = facts.get(Facts.HEAD_NAME).asText();
        EmbeddingReader train = reader(stored.trainWith(run.input(StageKind.EMBEDDING_SYNTHETICS)));
        Map<EvaluationSet, EmbeddingReader> watched = new EnumMap<>(EvaluationSet.class);
        watched.put(EvaluationSet.TEST, reader(stored.part(StoredEmbeddings.Part.TEST)));
        ArraySamples validation = stored.part(StoredEmbeddings.Part.VALIDATION);
        if (validation.count() > 0) {
            watched.put(EvaluationSet.VALIDATION, reader(validation));
        }
        engine.seed(streams.engineSeed("initialization", 0));
        try (NDManager manager = engine.newManager()) {
            Head head = Head.ofRetraining(stored.classes(), stored.width());
            head.initialize(manager, stored.width());
            HeadTrainee trainee =
                    new HeadTrainee(head, headName, engine, loss, train, watched, stored.classes(), manager);
            TrainingLoop.Result result = new TrainingLoop(
                            trainee,
                            Recipes.of(options),
                            streams,
                            engine,
                            Optional.empty(),
                            run.threads(),
                            TrainedWeights.progressOf(run))
                    .run();
            TrainedWeights.write(result, run);
        }
    }

    private static EmbeddingReader reader(ArraySamples samples) {
        return new EmbeddingReader(samples.values(), samples.dimension(), samples.labels());
    }
}
