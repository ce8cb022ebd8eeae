package counterpoise.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import counterpoise.api.ImageShape;
import counterpoise.api.architecture.FeatureExtractor;
import org.junit.jupiter.api.Test;

class ArchitectureLawsTest {

    private static final int WIDTH = 6;

    /** One linear layer on the pixels; tests spoil its output. */
    private static class Linear extends AbstractBlock {

        private final Parameter weight;

        Linear(ImageShape input) {
            weight = addParameter(Parameter.builder()
                    .setName("weight")
                    .setType(Parameter.Type.WEIGHT)
                    .optShape(new Shape(input.values(), WIDTH))
                    .build());
        }

        @Override
        protected NDList forwardInternal(
                ParameterStore store, NDList inputs, boolean training, PairList<String, Object> ignored) {
            NDArray pixels = inputs.singletonOrThrow();
            NDArray flat = pixels.reshape(pixels.getShape().get(0), -1);
            NDArray weights = store.getValue(weight, pixels.getDevice(), training);
            return new NDList(spoil(flat.matMul(weights), weights, training));
        }

        NDArray spoil(NDArray embeddings, NDArray weights, boolean training) {
            return embeddings;
        }

        @Override
        public Shape[] getOutputShapes(Shape[] inputShapes) {
            return new Shape[] {new Shape(inputShapes[0].get(0), WIDTH)};
        }
    }

    private static final class Spoilt extends Linear {

        private final Spoiling spoiling;

        Spoilt(ImageShape input, Spoiling spoiling) {
            super(input);
            this.spoiling = spoiling;
        }

        @Override
        NDArray spoil(NDArray embeddings, NDArray weights, boolean training) {
            return spoiling.of(embeddings, weights, training);
        }
    }

    private interface Spoiling {
        NDArray of(NDArray embeddings, NDArray weights, boolean training);
    }

    private static FeatureExtractor extractor(Linear block) {
        return new FeatureExtractor(block, WIDTH, Map.of("first.weight", block.weight), "fc");
    }

    private static List<String> brokenBy(UnaryOperator<FeatureExtractor> change, Spoiling spoiling) {
        ArchitectureSubject subject = new ArchitectureSubject(
                () -> input -> change.apply(extractor(new Spoilt(input, spoiling))), new ImageShape(4, 4, 3));
        return Broken.laws(ArchitectureLaws.cases(subject, ""));
    }

    private static List<String> brokenBy(Spoiling spoiling) {
        return brokenBy(UnaryOperator.identity(), spoiling);
    }

    private static List<String> brokenBy(UnaryOperator<FeatureExtractor> change) {
        return brokenBy(change, (embeddings, weights, training) -> embeddings);
    }

    @Test
    void keepsAllLawsWhereNothingIsWrong() {
        assertThat(brokenBy(UnaryOperator.identity())).isEmpty();
    }

    @Test
    void catchesAnotherWidthThanDeclared() {
        assertThat(brokenBy(
                        extractor -> new FeatureExtractor(extractor.block(), WIDTH + 1, extractor.parameters(), "fc")))
                .containsExactly("embeddings have the shape (batch, width)");
    }

    @Test
    void catchesEmbeddingsThatAreNotFinite() {
        assertThat(brokenBy((embeddings, weights, training) ->
                        training ? embeddings.mul(Float.POSITIVE_INFINITY) : embeddings))
                .contains("embeddings are finite float32 numbers");
    }

    @Test
    void catchesAParameterListedTwice() {
        assertThat(brokenBy(extractor -> {
                    Map<String, Parameter> parameters = new LinkedHashMap<>(extractor.parameters());
                    parameters.put("second.weight", parameters.get("first.weight"));
                    return new FeatureExtractor(extractor.block(), WIDTH, parameters, "fc");
                }))
                .containsExactly("parameters are listed once each");
    }

    @Test
    void catchesAParameterThatIsNotListed() {
        assertThat(brokenBy(extractor -> new FeatureExtractor(extractor.block(), WIDTH, Map.of(), "fc")))
                .contains("all parameters of the block are listed, and no others");
    }

    @Test
    void catchesAParameterWithTheNameOfTheHead() {
        assertThat(brokenBy(
                        extractor -> new FeatureExtractor(extractor.block(), WIDTH, extractor.parameters(), "first")))
                .containsExactly("no parameter has the name of the head");
    }

    @Test
    void catchesNetworksThatShareTheirParameters() {
        Linear shared = new Linear(new ImageShape(4, 4, 3));
        ArchitectureSubject subject =
                new ArchitectureSubject(() -> input -> extractor(shared), new ImageShape(4, 4, 3));
        assertThat(Broken.laws(ArchitectureLaws.cases(subject, "")))
                .contains("building twice gives networks that share nothing");
    }

    @Test
    void catchesNoiseInEvaluation() {
        assertThat(brokenBy((embeddings, weights, training) ->
                        embeddings.add(embeddings.getManager().randomNormal(embeddings.getShape()))))
                .containsExactly(
                        "evaluation gives the same bits every time",
                        "an image is embedded alike in every batch",
                        "the layout in memory does not matter");
    }

    @Test
    void catchesEvaluationThatChangesAParameter() {
        assertThat(brokenBy((embeddings, weights, training) -> {
                    if (!training) {
                        weights.muli(2);
                    }
                    return embeddings;
                }))
                .contains("evaluation changes no parameter");
    }

    @Test
    void catchesEvaluationThatLooksAtTheWholeBatch() {
        assertThat(brokenBy((embeddings, weights, training) -> embeddings.sub(embeddings.mean())))
                .containsExactly("an image is embedded alike in every batch");
    }

    @Test
    void catchesOutputThatNoGradientPasses() {
        assertThat(brokenBy((embeddings, weights, training) -> embeddings.mul(0)))
                .containsExactly("gradients reach the parameters");
    }

    @Test
    void catchesArraysLeftWithTheModel() {
        assertThat(brokenBy((embeddings, weights, training) ->
                        embeddings.add(weights.mul(0).sum())))
                .containsExactly("a training step leaves no array with the model");
    }

    @Test
    void catchesEmbeddingsThatStayWithTheModel() {
        assertThat(brokenBy(
                        (embeddings, weights, training) -> weights.mul(0).sum().add(embeddings)))
                .containsExactly(
                        "a training step leaves no array with the model",
                        "embeddings belong to the manager of the batch");
    }
}
