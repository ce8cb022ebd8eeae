package counterpoise.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
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

/** Architectures that are wrong on purpose: one linear layer on the pixels, but for one thing. */
final class WrongArchitectures {

    static final int WIDTH = 6;
    static final ImageShape INPUT = new ImageShape(4, 4, 3);

    private static final String SIZES = "images of every size are embedded or refused in words";

    private WrongArchitectures() {}

    static List<Wrong<ArchitectureSubject>> all() {
        return List.of(
                wrong(
                        changed(built -> new FeatureExtractor(built.block(), WIDTH + 1, built.parameters(), "fc")),
                        "embeddings have the shape (batch, width)",
                        SIZES),
                wrong(
                        spoilt((embeddings, pass) -> pass.training() ? embeddings.add(Float.NaN) : embeddings),
                        "embeddings are finite float32 numbers"),
                wrong(
                        changed(built -> {
                            Map<String, Parameter> parameters = new LinkedHashMap<>(built.parameters());
                            parameters.put("second.weight", parameters.get("first.weight"));
                            return new FeatureExtractor(built.block(), WIDTH, parameters, "fc");
                        }),
                        "parameters are listed once each"),
                wrong(
                        input -> {
                            Linear block = new Linear(input);
                            block.add(idle(Parameter.Type.RUNNING_MEAN, false));
                            return extractor(block);
                        },
                        "all parameters of the block are listed, and no others"),
                wrong(
                        changed(built -> new FeatureExtractor(built.block(), WIDTH, built.parameters(), "first")),
                        "no parameter has the name of the head"),
                wrong(
                        input -> withAnother(new Linear(input), ofItsOwnRandomness()),
                        "the same seed gives the same initial parameters"),
                Wrong.of(
                        new ArchitectureSubject(WrongArchitectures::buildingOnce, INPUT),
                        "building twice gives networks that share nothing"),
                wrong(
                        spoilt((embeddings, pass) -> pass.training()
                                ? embeddings
                                : embeddings.add(embeddings
                                        .getManager()
                                        .randomNormal(embeddings.getShape())
                                        .mul(1e-6f))),
                        "evaluation gives the same bits every time"),
                wrong(WrongArchitectures::countingEvaluations, "evaluation changes no parameter"),
                wrong(
                        spoilt((embeddings, pass) -> embeddings.sub(embeddings.mean())),
                        "an image is embedded alike in every batch"),
                wrong(input -> extractor(new OfTheFirstLayout(input)), "the layout in memory does not matter"),
                wrong(
                        spoilt((embeddings, pass) -> {
                            if (pass.training()) {
                                pass.images().muli(2);
                            }
                            return embeddings;
                        }),
                        "images are left as they are"),
                wrong(onlyOf4Pixels(new IllegalArgumentException("")), SIZES),
                wrong(onlyOf4Pixels(new IllegalStateException("takes 4 x 4 pixels")), SIZES),
                wrong(input -> extractor(new Linear(INPUT)), SIZES),
                wrong(spoilt((embeddings, pass) -> embeddings.mul(0)), "gradients reach every trained parameter"),
                wrong(
                        input -> withAnother(new Linear(input), idle(Parameter.Type.BIAS, true)),
                        "gradients reach every trained parameter"),
                wrong(
                        spoilt((embeddings, pass) ->
                                pass.training() ? embeddings.mul(1 + new Random().nextFloat()) : embeddings),
                        "training draws from the engine's generator alone"),
                wrong(
                        input -> withAnother(new Linear(input), idle(Parameter.Type.RUNNING_MEAN, false)),
                        "a forward pass in training moves statistics alone"),
                wrong(
                        input -> extractor(new Linear(input) {
                            private int steps;

                            @Override
                            NDArray spoil(NDArray embeddings, Pass pass) {
                                steps += pass.training() ? 1 : 0;
                                return pass.training() ? embeddings : embeddings.mul(1 + steps);
                            }
                        }),
                        "the parameters are all that training leaves behind"),
                wrong(
                        spoilt((embeddings, pass) ->
                                embeddings.add(pass.weights().mul(0).sum())),
                        "a training step leaves no array with the model"),
                wrong(
                        spoilt((embeddings, pass) -> {
                            embeddings.attach(
                                    embeddings.getManager().getEngine().newBaseManager());
                            return embeddings;
                        }),
                        "embeddings belong to the manager of the batch"));
    }

    private static Wrong<ArchitectureSubject> wrong(Architecture architecture, String law, String... others) {
        return Wrong.of(new ArchitectureSubject(() -> architecture, INPUT), law, others);
    }

    /** One forward pass: what went in, and how. */
    record Pass(NDArray images, NDArray weights, boolean training) {}

    /** One linear layer on the pixels; the rest of this class spoils its output. */
    static class Linear extends AbstractBlock {

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
            return new NDList(spoil(flatten(pixels).matMul(weights), new Pass(pixels, weights, training)));
        }

        NDArray flatten(NDArray pixels) {
            return pixels.reshape(pixels.getShape().get(0), -1);
        }

        Parameter add(Parameter parameter) {
            return addParameter(parameter);
        }

        NDArray spoil(NDArray embeddings, Pass pass) {
            return embeddings;
        }

        @Override
        public Shape[] getOutputShapes(Shape[] inputShapes) {
            return new Shape[] {new Shape(inputShapes[0].get(0), WIDTH)};
        }
    }

    static FeatureExtractor extractor(Linear block) {
        return new FeatureExtractor(block, WIDTH, Map.of("first.weight", block.weight), "fc");
    }

    private static Architecture changed(UnaryOperator<FeatureExtractor> change) {
        return input -> change.apply(extractor(new Linear(input)));
    }

    static Architecture spoilt(BiFunction<NDArray, Pass, NDArray> spoiling) {
        return input -> extractor(new Linear(input) {
            @Override
            NDArray spoil(NDArray embeddings, Pass pass) {
                return spoiling.apply(embeddings, pass);
            }
        });
    }

    /** A parameter that nothing uses. */
    private static Parameter idle(Parameter.Type type, boolean trained) {
        return Parameter.builder()
                .setName("another")
                .setType(type)
                .optShape(new Shape(WIDTH))
                .optRequiresGrad(trained)
                .build();
    }

    private static Parameter ofItsOwnRandomness() {
        return Parameter.builder()
                .setName("another")
                .setType(Parameter.Type.OTHER)
                .optShape(new Shape(WIDTH))
                .optRequiresGrad(false)
                .optInitializer((manager, shape, type) ->
                        manager.create(new Random().nextFloat()).broadcast(shape))
                .build();
    }

    private static FeatureExtractor withAnother(Linear block, Parameter another) {
        block.add(another);
        return new FeatureExtractor(block, WIDTH, Map.of("first.weight", block.weight, "first.another", another), "fc");
    }

    private static FeatureExtractor countingEvaluations(ImageShape input) {
        Parameter count = idle(Parameter.Type.OTHER, false);
        count.setInitializer((manager, shape, type) -> manager.zeros(shape, type));
        return withAnother(
                new Linear(input) {
                    @Override
                    NDArray spoil(NDArray embeddings, Pass pass) {
                        if (!pass.training()) {
                            count.getArray().addi(1);
                        }
                        return embeddings;
                    }
                },
                count);
    }

    /** Hands out the network that it has built before. */
    private static Architecture buildingOnce() {
        Map<ImageShape, FeatureExtractor> built = new LinkedHashMap<>();
        return input -> built.computeIfAbsent(input, size -> extractor(new Linear(size)));
    }

    /**
     * Takes a second batch of the same shape for one in another layout. No operation of the engine would tell: each of
     * them heeds the layout by itself.
     */
    private static final class OfTheFirstLayout extends Linear {

        private Optional<NDArray> before = Optional.empty();

        OfTheFirstLayout(ImageShape input) {
            super(input);
        }

        @Override
        NDArray spoil(NDArray embeddings, Pass pass) {
            if (pass.training()) {
                return embeddings;
            }
            boolean other = before.filter(images -> images != pass.images()
                            && images.getShape().equals(pass.images().getShape()))
                    .isPresent();
            before = Optional.of(pass.images());
            return other ? embeddings.add(1) : embeddings;
        }
    }

    static Architecture onlyOf4Pixels(RuntimeException refusal) {
        return input -> {
            if (input.height() != 4) {
                throw refusal;
            }
            return extractor(new Linear(input));
        };
    }
}
