package counterpoise.metrics;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import counterpoise.api.metric.Evaluation;
import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricResult;

/**
 * On how few features the classifier rests, training against test images, after Dablain et al. 2022, Understanding CNN
 * Fragility When Learning With Imbalanced Data (arXiv 2210.09465). Training images are those of the experiment, without
 * synthetic ones; predictions are those of the head that was evaluated, and so are the classification embeddings (see
 * {@link ClassificationEmbeddings}): those of an image for the class that it was taken for.
 *
 * <p>The top K of a class are the K largest values of the mean feature embedding of its images, or of the mean
 * classification embedding of its true positives. Feature embeddings are not scaled; classification embeddings are in
 * units of logits.
 *
 * <p>Results: see {@link TopKComparison} for those that begin with {@code classification} and {@code feature}, and
 * {@link MinimalSetComparison} for those that begin with {@code minimal}. Scalars are means over the classes that have
 * a value, tables have a row a class.
 *
 * <p>Where a class has no image, or no true positive, or none misclassified, what is taken over them is NaN.
 */
final class TopKEmbeddings implements Metric {

    private final TopKEmbeddingsOptions options;

    TopKEmbeddings(TopKEmbeddingsOptions options) {
        this.options = options;
    }

    @Override
    public Set<Need> needs() {
        return EnumSet.of(Need.EMBEDDINGS, Need.HEADS);
    }

    @Override
    public List<MetricResult> compute(Evaluation evaluation) {
        ClassificationEmbeddings head = new ClassificationEmbeddings(evaluation.headAfter());
        EmbeddingStatistics train = EmbeddingStatistics.of(
                evaluation.trainEmbeddings(),
                head,
                (row, logits) -> Evaluation.classOf(logits.length, label -> logits[label]));
        EmbeddingStatistics test = EmbeddingStatistics.of(
                evaluation.testEmbeddings(), head, (row, logits) -> evaluation.testPrediction(row));
        List<String> classNames = evaluation.classNames();
        int width = evaluation.testEmbeddings().dimension();
        int k = options.classificationK(width);
        List<MetricResult> results = new ArrayList<>();
        results.addAll(
                new TopKComparison("classification", classNames, train.classification(), test.classification(), k)
                        .results());
        results.addAll(
                new TopKComparison("feature", classNames, train.features(), test.features(), options.featureK(width))
                        .results());
        results.addAll(new MinimalSetComparison(classNames, train, test, k).results());
        return results;
    }
}
