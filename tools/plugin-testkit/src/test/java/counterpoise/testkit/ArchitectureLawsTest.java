package counterpoise.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import counterpoise.api.ImageShape;
import counterpoise.api.architecture.Architecture;
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
            NDArray weights = store.getValue(weight, pixels.getDevice(), training);
            return new NDList(spoil(flatten(pixels).matMul(weights), weights, training));
        }

        NDArray flatten(NDArray pixels) {
            return pixels.reshape(pixels.getShape().get(0), -1);
        }

        Parameter add(Parameter parameter) {
            return addParameter(parameter);
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

    private static List<String> lawsBrokenBy(Architecture architecture) {
        ArchitectureSubject subject = new ArchitectureSubject(() -> architecture, new ImageShape(4, 4, 3));
        return Broken.laws(ArchitectureLaws.cases(subject, ""));
    }

    private static List<String> brokenBy(UnaryOperator<FeatureExtractor> change, Spoiling spoiling) {
        return lawsBrokenBy(input -> change.apply(extractor(new Spoilt(input, spoiling))));
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
                .containsExactly(
                        "embeddings have the shape (batch, width)",
                        "images of every size are embedded or refused in words");
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
        assertThat(lawsBrokenBy(input -> extractor(shared)))
                .contains("building twice gives networks that share nothing");
    }

    @Test
    void catchesNoiseInEvaluation() {
        assertThat(brokenBy((embeddings, weights, training) ->
                        embeddings.add(embeddings.getManager().randomNormal(embeddings.getShape()))))
                .containsExactly(
                        "evaluation gives the same bits every time",
                        "an image is embedded alike in every batch",
                        "the layout in memory does not matter",
                        "the parameters are all that training leaves behind");
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
                .containsExactly("gradients reach every trained parameter");
    }

    @Test
    void catchesAParameterThatNoGradientReaches() {
        assertThat(lawsBrokenBy(input -> withAnother(input, Parameter.Type.BIAS, true)))
                .containsExactly("gradients reach every trained parameter");
    }

    @Test
    void catchesRunningStatisticsThatStay() {
        assertThat(lawsBrokenBy(input -> withAnother(input, Parameter.Type.RUNNING_MEAN, false)))
                .containsExactly("a forward pass in training moves statistics alone");
    }

    /** A network with a parameter that it never uses. */
    private static FeatureExtractor withAnother(ImageShape input, Parameter.Type type, boolean trained) {
        Linear block = new Linear(input);
        Parameter another = block.add(Parameter.builder()
                .setName("another")
                .setType(type)
                .optShape(new Shape(WIDTH))
                .optRequiresGrad(trained)
                .build());
        return new FeatureExtractor(block, WIDTH, Map.of("first.weight", block.weight, "first.another", another), "fc");
    }

    @Test
    void catchesTrainingThatChangesATrainedParameter() {
        assertThat(brokenBy((embeddings, weights, training) -> {
                    if (training) {
                        weights.set(new float[(int) weights.size()]);
                    }
                    return embeddings;
                }))
                .contains("a forward pass in training moves statistics alone");
    }

    @Test
    void catchesRandomnessThatIsNotTheEngines() {
        Random random = new Random();
        assertThat(brokenBy((embeddings, weights, training) ->
                        training ? embeddings.mul(1 + random.nextFloat()) : embeddings))
                .containsExactly("training draws from the engine's generator alone");
    }

    @Test
    void catchesStateThatIsNoParameter() {
        assertThat(lawsBrokenBy(input -> extractor(new Linear(input) {
                    private int steps;

                    @Override
                    NDArray spoil(NDArray embeddings, NDArray weights, boolean training) {
                        steps += training ? 1 : 0;
                        return training ? embeddings : embeddings.mul(1 + steps);
                    }
                })))
                .containsExactly("the parameters are all that training leaves behind");
    }

    @Test
    void catchesImagesThatAreOverwritten() {
        assertThat(lawsBrokenBy(input -> extractor(new Linear(input) {
                    @Override
                    NDArray flatten(NDArray pixels) {
                        return super.flatten(pixels.muli(2));
                    }
                })))
                .contains("images are left as they are");
    }

    @Test
    void catchesImagesRefusedOtherThanInWords() {
        String law = "images of every size are embedded or refused in words";
        assertThat(lawsBrokenBy(onlyOf4Pixels(new IllegalArgumentException("takes 4 x 4 pixels"))))
                .isEmpty();
        assertThat(lawsBrokenBy(onlyOf4Pixels(new IllegalArgumentException(""))))
                .containsExactly(law);
        assertThat(lawsBrokenBy(onlyOf4Pixels(new IllegalStateException("takes 4 x 4 pixels"))))
                .containsExactly(law);
    }

    private static Architecture onlyOf4Pixels(RuntimeException refusal) {
        return input -> {
            if (input.height() != 4) {
                throw refusal;
            }
            return extractor(new Linear(input));
        };
    }

    @Test
    void catchesImagesOfAnotherSizeThatCannotBeEmbedded() {
        assertThat(lawsBrokenBy(input -> extractor(new Linear(new ImageShape(4, 4, 3)))))
                .containsExactly("images of every size are embedded or refused in words");
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
