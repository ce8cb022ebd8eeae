package counterpoise.testkit;

import static counterpoise.testkit.Checks.require;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import counterpoise.api.ImageShape;
import counterpoise.api.architecture.Architecture;

/** The laws of architectures. They need an engine on the class path. */
public final class ArchitectureLaws {

    private static final int SEED = 41;
    private static final int BATCH = 4;
    private static final int STEPS = 3;

    static final List<Law<ArchitectureSubject>> LAWS = List.of(
            new Law<>("embeddings have the shape (batch, width)", ArchitectureLaws::embeddingsHaveTheShape),
            new Law<>("embeddings are finite float32 numbers", ArchitectureLaws::embeddingsAreFinite),
            new Law<>("parameters are listed once each", ArchitectureLaws::parametersAreListedOnce),
            new Law<>("all parameters of the block are listed, and no others", ArchitectureLaws::parametersAreListed),
            new Law<>("no parameter has the name of the head", ArchitectureLaws::headNameIsFree),
            new Law<>("the same seed gives the same initial parameters", ArchitectureLaws::sameSeedSameParameters),
            new Law<>("building twice gives networks that share nothing", ArchitectureLaws::buildsShareNothing),
            new Law<>("evaluation gives the same bits every time", ArchitectureLaws::evaluationIsDeterministic),
            new Law<>("evaluation changes no parameter", ArchitectureLaws::evaluationChangesNothing),
            new Law<>("an image is embedded alike in every batch", ArchitectureLaws::evaluationIgnoresTheBatch),
            new Law<>("the layout in memory does not matter", ArchitectureLaws::layoutDoesNotMatter),
            new Law<>("images are left as they are", ArchitectureLaws::imagesStay),
            new Law<>("images of every size are embedded or refused in words", ArchitectureLaws::takesOrRefusesImages),
            new Law<>("gradients reach every trained parameter", ArchitectureLaws::gradientsReachTheParameters),
            new Law<>("training draws from the engine's generator alone", ArchitectureLaws::trainingDrawsFromTheEngine),
            new Law<>("a forward pass in training moves statistics alone", ArchitectureLaws::trainingMovesStatistics),
            new Law<>("the parameters are all that training leaves behind", ArchitectureLaws::parametersAreAllState),
            new Law<>("a training step leaves no array with the model", ArchitectureLaws::stepsLeaveNothing),
            new Law<>("embeddings belong to the manager of the batch", ArchitectureLaws::embeddingsBelongToTheBatch));

    private ArchitectureLaws() {}

    /** How many laws there are, besides those of {@link PluginLaws}. */
    public static int count() {
        return LAWS.size();
    }

    /** Every law about one architecture. */
    public static List<LawCase> cases(ArchitectureSubject subject, String suffix) {
        return LawCase.of(LAWS, subject, suffix);
    }

    private static void embeddingsHaveTheShape(ArchitectureSubject subject) {
        try (BuiltNetwork network = new BuiltNetwork(subject, SEED);
                NDManager batch = network.newBatch()) {
            for (int count : List.of(1, BATCH)) {
                Shape actual =
                        network.embed(network.images(batch, count), false).getShape();
                Shape expected = new Shape(count, network.extractor().width());
                require(actual.equals(expected), "%s, not %s", actual, expected);
            }
        }
    }

    private static void embeddingsAreFinite(ArchitectureSubject subject) {
        try (BuiltNetwork network = new BuiltNetwork(subject, SEED);
                NDManager batch = network.newBatch()) {
            for (boolean training : new boolean[] {true, false}) {
                NDArray embeddings = network.embed(network.images(batch, BATCH), training);
                require(embeddings.getDataType() == DataType.FLOAT32, "they are %s", embeddings.getDataType());
                require(
                        Checks.isFinite(embeddings.toFloatArray()),
                        "a value is not finite with training = %s",
                        training);
            }
        }
    }

    private static void parametersAreListedOnce(ArchitectureSubject subject) {
        try (BuiltNetwork network = new BuiltNetwork(subject, SEED)) {
            Map<String, Parameter> listed = network.extractor().parameters();
            Set<Parameter> distinct = identitySet();
            listed.forEach((name, parameter) -> {
                require(!name.isBlank(), "a parameter has no name");
                require(distinct.add(parameter), "%s is listed under another name too", name);
            });
        }
    }

    private static void parametersAreListed(ArchitectureSubject subject) {
        try (BuiltNetwork network = new BuiltNetwork(subject, SEED)) {
            Set<Parameter> listed = identitySet();
            listed.addAll(network.extractor().parameters().values());
            Set<Parameter> held = identitySet();
            network.extractor().block().getParameters().forEach(pair -> {
                held.add(pair.getValue());
                require(listed.contains(pair.getValue()), "%s of the block is not listed", pair.getKey());
            });
            network.extractor()
                    .parameters()
                    .forEach((name, parameter) -> require(held.contains(parameter), "%s is not the block's", name));
        }
    }

    private static Set<Parameter> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static void headNameIsFree(ArchitectureSubject subject) {
        try (BuiltNetwork network = new BuiltNetwork(subject, SEED)) {
            String head = network.extractor().headName();
            require(!head.isBlank(), "the head has no name");
            network.extractor()
                    .parameters()
                    .keySet()
                    .forEach(name ->
                            require(!name.startsWith(head + "."), "%s has the name of the head, %s", name, head));
        }
    }

    private static void sameSeedSameParameters(ArchitectureSubject subject) {
        try (BuiltNetwork first = new BuiltNetwork(subject, SEED);
                BuiltNetwork second = new BuiltNetwork(subject, SEED)) {
            requireSame(second.values(), first.values());
        }
    }

    private static void requireSame(Map<String, float[]> actual, Map<String, float[]> expected) {
        require(actual.keySet().equals(expected.keySet()), "%s, not %s", actual.keySet(), expected.keySet());
        expected.forEach(
                (name, values) -> require(Checks.sameBits(actual.get(name), values), "%s holds other values", name));
    }

    private static void buildsShareNothing(ArchitectureSubject subject) {
        Set<Parameter> first = identitySet();
        Architecture product = subject.product().get();
        first.addAll(product.build(subject.input()).parameters().values());
        product.build(subject.input())
                .parameters()
                .forEach((name, parameter) -> require(!first.contains(parameter), "both hold %s", name));
    }

    private static void evaluationIsDeterministic(ArchitectureSubject subject) {
        try (BuiltNetwork network = new BuiltNetwork(subject, SEED);
                NDManager batch = network.newBatch()) {
            NDArray images = network.images(batch, BATCH);
            float[] first = network.embed(images, false).toFloatArray();
            float[] second = network.embed(images, false).toFloatArray();
            require(Checks.sameBits(first, second), "the embeddings of the same images differ");
        }
    }

    private static void evaluationChangesNothing(ArchitectureSubject subject) {
        try (BuiltNetwork network = new BuiltNetwork(subject, SEED);
                NDManager batch = network.newBatch()) {
            Map<String, float[]> before = network.values();
            network.embed(network.images(batch, BATCH), false);
            requireSame(network.values(), before);
        }
    }

    private static void evaluationIgnoresTheBatch(ArchitectureSubject subject) {
        try (BuiltNetwork network = new BuiltNetwork(subject, SEED);
                NDManager batch = network.newBatch()) {
            NDArray images = network.images(batch, BATCH);
            float[] together = network.embed(images, false).get("0:1").toFloatArray();
            float[] alone = network.embed(images.get("0:1"), false).toFloatArray();
            Checks.requireClose(alone, together, 1e-4, "the first image");
        }
    }

    private static void layoutDoesNotMatter(ArchitectureSubject subject) {
        try (BuiltNetwork network = new BuiltNetwork(subject, SEED);
                NDManager batch = network.newBatch()) {
            NDArray channelsLast = network.images(batch, BATCH);
            NDArray contiguous = batch.create(channelsLast.toFloatArray(), channelsLast.getShape());
            Checks.requireClose(
                    network.embed(channelsLast, false).toFloatArray(),
                    network.embed(contiguous, false).toFloatArray(),
                    1e-4,
                    "embeddings of a channels-last view");
        }
    }

    private static void imagesStay(ArchitectureSubject subject) {
        try (BuiltNetwork network = new BuiltNetwork(subject, SEED);
                NDManager batch = network.newBatch()) {
            NDArray images = network.images(batch, BATCH);
            float[] before = images.toFloatArray();
            for (boolean training : new boolean[] {true, false}) {
                network.embed(images, training);
                require(
                        Checks.sameBits(images.toFloatArray(), before),
                        "they hold other values after a forward pass with training = %s",
                        training);
            }
        }
    }

    /** Tries an odd side, a single pixel and the other number of channels. */
    private static void takesOrRefusesImages(ArchitectureSubject subject) {
        ImageShape input = subject.input();
        for (ImageShape other : List.of(
                new ImageShape(input.height() + 1, input.width(), input.channels()),
                new ImageShape(1, 1, input.channels()),
                new ImageShape(input.height(), input.width(), input.channels() == 1 ? 3 : 1))) {
            try {
                subject.product().get().build(other);
            } catch (IllegalArgumentException refusal) {
                String words = refusal.getMessage();
                require(words != null && !words.isBlank(), "images of %s are refused without a message", other);
                continue;
            }
            try (BuiltNetwork network = new BuiltNetwork(new ArchitectureSubject(subject.product(), other), SEED);
                    NDManager batch = network.newBatch()) {
                Shape actual = network.embed(network.images(batch, 1), false).getShape();
                Shape expected = new Shape(1, network.extractor().width());
                require(actual.equals(expected), "images of %s give %s, not %s", other, actual, expected);
            }
        }
    }

    private static void gradientsReachTheParameters(ArchitectureSubject subject) {
        try (BuiltNetwork network = new BuiltNetwork(subject, SEED)) {
            requireGradients(network);
            step(network);
            network.extractor().parameters().forEach((name, parameter) -> {
                if (parameter.requiresGradient()) {
                    try (NDArray gradient = parameter.getArray().getGradient()) {
                        float[] values = gradient.toFloatArray();
                        require(Checks.isFinite(values), "a gradient of %s is not finite", name);
                        require(!isZero(values), "the gradient of %s is zero", name);
                    }
                }
            });
        }
    }

    private static boolean isZero(float[] values) {
        for (float value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    private static void trainingDrawsFromTheEngine(ArchitectureSubject subject) {
        try (BuiltNetwork first = new BuiltNetwork(subject, SEED);
                NDManager batch = first.newBatch()) {
            float[] expected = first.embed(first.images(batch, BATCH), true).toFloatArray();
            try (BuiltNetwork second = new BuiltNetwork(subject, SEED);
                    NDManager other = second.newBatch()) {
                float[] actual = second.embed(second.images(other, BATCH), true).toFloatArray();
                require(Checks.sameBits(actual, expected), "the same seed gives other embeddings in training");
            }
        }
    }

    private static void trainingMovesStatistics(ArchitectureSubject subject) {
        try (BuiltNetwork network = new BuiltNetwork(subject, SEED);
                NDManager batch = network.newBatch()) {
            Map<String, float[]> before = network.listedValues();
            network.embed(network.images(batch, BATCH), true);
            Map<String, float[]> after = network.listedValues();
            network.extractor().parameters().forEach((name, parameter) -> {
                boolean same = Checks.sameBits(after.get(name), before.get(name));
                require(same || !parameter.requiresGradient(), "%s, which is trained, holds other values", name);
                boolean statistic = parameter.getType() == Parameter.Type.RUNNING_MEAN
                        || parameter.getType() == Parameter.Type.RUNNING_VAR;
                require(!same || !statistic, "%s stays as it was", name);
            });
        }
    }

    /** A network with the parameters of another one, as after a restart, must be that other one. */
    private static void parametersAreAllState(ArchitectureSubject subject) {
        try (BuiltNetwork trained = new BuiltNetwork(subject, SEED);
                BuiltNetwork restored = new BuiltNetwork(subject, SEED + 1);
                NDManager batch = trained.newBatch();
                NDManager other = restored.newBatch()) {
            trained.embed(trained.images(batch, BATCH), true);
            restored.setListed(trained.listedValues());
            Checks.requireClose(
                    restored.embed(restored.images(other, BATCH), false).toFloatArray(),
                    trained.embed(trained.images(batch, BATCH), false).toFloatArray(),
                    1e-4,
                    "embeddings by a network with the same parameters");
        }
    }

    private static void stepsLeaveNothing(ArchitectureSubject subject) {
        try (BuiltNetwork network = new BuiltNetwork(subject, SEED)) {
            requireGradients(network);
            // A block may keep something from its first step on, as long as it is not more with every step.
            step(network);
            int before = network.manager().getManagedArrays().size();
            for (int i = 0; i < STEPS; i++) {
                step(network);
            }
            int after = network.manager().getManagedArrays().size();
            require(after == before, "%d arrays became %d in %d steps", before, after, STEPS);
        }
    }

    private static void requireGradients(BuiltNetwork network) {
        network.extractor().parameters().values().stream()
                .filter(Parameter::requiresGradient)
                .forEach(parameter -> parameter.getArray().setRequiresGradient(true));
    }

    private static void step(BuiltNetwork network) {
        try (NDManager batch = network.newBatch();
                GradientCollector collector = batch.getEngine().newGradientCollector()) {
            NDArray embeddings = network.embed(network.images(batch, BATCH), true);
            // Weighted unevenly, because the plain sum of normalised values is constant.
            NDArray weights = batch.arange(embeddings.size())
                    .toType(DataType.FLOAT32, false)
                    .div(embeddings.size());
            collector.backward(embeddings.flatten().mul(weights).sum());
        }
    }

    private static void embeddingsBelongToTheBatch(ArchitectureSubject subject) {
        try (BuiltNetwork network = new BuiltNetwork(subject, SEED);
                NDManager batch = network.newBatch()) {
            NDManager owner = network.embed(network.images(batch, BATCH), true).getManager();
            require(owner == batch, "they belong to %s", owner.getName());
        }
    }
}
