package counterpoise.runtime.lifecycle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import counterpoise.api.Samples;
import counterpoise.api.metric.ClassifierHead;
import counterpoise.api.metric.ConfusionMatrix;
import counterpoise.api.metric.Evaluation;
import counterpoise.api.metric.Metric;
import counterpoise.runtime.store.StoredStage;

/** A finished trial, as metrics see it; what is expensive is read or computed once, for all metrics. */
final class FinishedTrial {

    private final List<String> classNames;
    private final float[] logits;
    private final ArraySamples test;
    private final StoredEmbeddings stored;
    private final Optional<StoredStage> synthetics;
    private final Optional<? extends ClassifierHead> before;
    private final ClassifierHead after;
    private final int[] predictions;
    private final ConfusionMatrix confusionMatrix;
    private final ArraySamples train;
    private ArraySamples augmented;

    FinishedTrial(
            List<String> classNames,
            float[] logits,
            ArraySamples test,
            StoredEmbeddings stored,
            Optional<StoredStage> synthetics,
            Optional<? extends ClassifierHead> before,
            ClassifierHead after)
            throws IOException {
        this.classNames = classNames;
        this.logits = logits;
        this.test = test;
        this.stored = stored;
        this.synthetics = synthetics;
        this.before = before;
        this.after = after;
        this.train = stored.train();
        this.predictions = predictions();
        this.confusionMatrix = ConfusionMatrix.of(classNames.size(), test.labels(), predictions);
    }

    private int[] predictions() {
        int classes = classNames.size();
        return IntStream.range(0, test.count())
                .map(row -> Evaluation.classOf(classes, label -> logits[row * classes + label]))
                .toArray();
    }

    ConfusionMatrix confusionMatrix() {
        return confusionMatrix;
    }

    private ArraySamples augmented() {
        if (augmented == null) {
            try {
                augmented = stored.trainWith(synthetics);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the synthetic embeddings: " + e.getMessage(), e);
            }
        }
        return augmented;
    }

    /** The trial for one metric, which may read what it has declared and no more. */
    Evaluation restrictedTo(String metric, Set<Metric.Need> needs) {
        return new Restricted(metric, needs);
    }

    private final class Restricted implements Evaluation {

        private final String metric;
        private final Set<Metric.Need> needs;

        Restricted(String metric, Set<Metric.Need> needs) {
            this.metric = metric;
            this.needs = Set.copyOf(needs);
        }

        private <T> T needing(Metric.Need need, T part) {
            if (!needs.contains(need)) {
                throw new IllegalStateException(
                        "the metric %s reads %s without declaring that it needs them".formatted(metric, need));
            }
            return part;
        }

        @Override
        public List<String> classNames() {
            return List.copyOf(classNames);
        }

        @Override
        public ConfusionMatrix confusionMatrix() {
            return confusionMatrix;
        }

        @Override
        public int testCount() {
            return test.count();
        }

        @Override
        public float[] testLogits(int row) {
            int classes = classNames.size();
            return Arrays.copyOfRange(logits, row * classes, (row + 1) * classes);
        }

        @Override
        public int testPrediction(int row) {
            return predictions[row];
        }

        @Override
        public int testLabel(int row) {
            return test.label(row);
        }

        @Override
        public int[] trainCounts() {
            return train.classCounts();
        }

        @Override
        public Samples trainEmbeddings() {
            return needing(Metric.Need.EMBEDDINGS, train);
        }

        @Override
        public Samples augmentedEmbeddings() {
            return needing(Metric.Need.EMBEDDINGS, augmented());
        }

        @Override
        public Samples testEmbeddings() {
            return needing(Metric.Need.EMBEDDINGS, test);
        }

        @Override
        public ClassifierHead headBefore() {
            return needing(Metric.Need.HEADS, before).orElseThrow(NoPhaseOneException::new);
        }

        @Override
        public ClassifierHead headAfter() {
            return needing(Metric.Need.HEADS, after);
        }
    }
}
