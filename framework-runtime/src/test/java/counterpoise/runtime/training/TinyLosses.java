package counterpoise.runtime.training;

import java.util.Optional;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.util.PairList;
import counterpoise.api.loss.Loss;
import counterpoise.api.loss.LossInput;

/** Losses of each sort that the interface allows. */
final class TinyLosses {

    private TinyLosses() {}

    /** Mean cross-entropy. */
    static Loss crossEntropy() {
        return input -> crossEntropy(input, 0);
    }

    private static NDArray crossEntropy(LossInput input, int view) {
        NDArray logits = input.logits(view);
        NDArray chosen = input.labels().oneHot((int) logits.getShape().get(1));
        return logits.logSoftmax(1)
                .mul(chosen)
                .sum()
                .div((float) logits.getShape().get(0))
                .neg();
    }

    /** Cross-entropy on a cosine head, its logits scaled up. */
    static Loss cosine() {
        return new Loss() {
            @Override
            public NDArray compute(LossInput input) {
                NDArray logits = input.logits(0).mul(10f);
                NDArray chosen = input.labels().oneHot((int) logits.getShape().get(1));
                return logits.logSoftmax(1)
                        .mul(chosen)
                        .sum(new int[] {1})
                        .mean()
                        .neg();
            }

            @Override
            public Head head() {
                return Head.COSINE;
            }
        };
    }

    /** Cross-entropy on two views, and the distance between their embeddings. */
    static Loss twoViews() {
        return new Loss() {
            @Override
            public NDArray compute(LossInput input) {
                NDArray apart =
                        input.embeddings(0).sub(input.embeddings(1)).square().mean();
                return crossEntropy(input, 0).add(crossEntropy(input, 1)).add(apart);
            }

            @Override
            public int views() {
                return 2;
            }
        };
    }

    /**
     * Cross-entropy, and the distance of each embedding from a prototype of its class that is learned and from a mean
     * of its class that is remembered.
     */
    static final class Prototypes implements Loss {

        private PrototypeBlock block;

        @Override
        public Optional<Block> block(int classes, int embeddingWidth) {
            block = new PrototypeBlock(classes, embeddingWidth);
            return Optional.of(block);
        }

        @Override
        public NDArray compute(LossInput input) {
            NDArray embeddings = input.embeddings(0);
            NDArray chosen = input.labels().oneHot(input.classCounts().length);
            NDArray prototypes = input.parameterStore().getValue(block.prototypes, embeddings.getDevice(), true);
            NDArray means = input.parameterStore().getValue(block.means, embeddings.getDevice(), true);
            NDArray fromPrototypes =
                    embeddings.sub(chosen.matMul(prototypes)).square().mean();
            NDArray fromMeans = embeddings.sub(chosen.matMul(means)).square().mean();
            NDArray sums = chosen.transpose().matMul(embeddings.stopGradient());
            means.muli(0.9f).addi(sums.mul(0.1f / embeddings.getShape().get(0)));
            return crossEntropy(input, 0).add(fromPrototypes).add(fromMeans.mul(0.1f));
        }
    }

    /** What {@link Prototypes} learns and remembers; it is never run forward. */
    private static final class PrototypeBlock extends AbstractBlock {

        private static final byte VERSION = 1;

        private final Parameter prototypes;
        private final Parameter means;

        PrototypeBlock(int classes, int width) {
            super(VERSION);
            this.prototypes = addParameter(Parameter.builder()
                    .setName("prototypes")
                    .setType(Parameter.Type.WEIGHT)
                    .optShape(new Shape(classes, width))
                    .optInitializer(new NormalInitializer(1))
                    .build());
            this.means = addParameter(Parameter.builder()
                    .setName("means")
                    .setType(Parameter.Type.RUNNING_MEAN)
                    .optShape(new Shape(classes, width))
                    .optRequiresGrad(false)
                    .build());
        }

        @Override
        protected NDList forwardInternal(
                ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
            throw new UnsupportedOperationException("the loss uses the parameters itself");
        }

        @Override
        public Shape[] getOutputShapes(Shape[] inputShapes) {
            return inputShapes;
        }
    }
}
