package counterpoise.testkit;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import counterpoise.api.loss.Loss;
import counterpoise.api.loss.LossInput;

/** Losses that are wrong on purpose: weighted means of cross-entropies, but for one thing. */
final class WrongLosses {

    private static final float EXTREME = 1e4f;

    private WrongLosses() {}

    static List<Wrong<LossSubject>> all() {
        return List.of(
                wrong(
                        new OfNoView(),
                        "a loss wants at least one view",
                        // There is nothing to have a gradient with respect to.
                        "the gradient is finite and not zero"),
                wrong(spoilt(loss -> loss.reshape(1)), "the loss is a float32 scalar"),
                wrong(
                        plus(input -> isOrdinary(input) ? Double.NaN : 0),
                        "the loss is finite for ordinary logits",
                        // They look at the same batch.
                        "the loss is finite in every epoch",
                        "a batch shown twice over costs the same"),
                wrong(
                        plus(input -> largest(input) > 100 ? Double.POSITIVE_INFINITY : 0),
                        "the loss is finite for extreme logits"),
                wrong(
                        plus(input -> input.labels().size() == 1 && largest(input) > 0 ? Double.NaN : 0),
                        "the loss of a single sample is finite"),
                wrong(
                        input -> mean(input, crossEntropies(input)).div(Math.abs(input.epoch() - 1)),
                        "the loss is finite in every epoch"),
                wrong(
                        input -> mean(input, crossEntropies(input))
                                .stopGradient()
                                .add(input.logits(0).mul(0).sum()),
                        "the gradient is finite and not zero",
                        // Without gradients there are none that count more.
                        "the heavier a class, the more its samples count"),
                wrong(
                        // Finite, and steep without bounds, at the extreme.
                        input -> mean(input, crossEntropies(input))
                                .add(input.logits(0)
                                        .abs()
                                        .neg()
                                        .add(EXTREME)
                                        .sqrt()
                                        .mean()
                                        .mul(1e-6f)),
                        "the gradient is finite for extreme logits"),
                wrong(counting(), "the same batch gives the same bits"),
                wrong(
                        input -> mean(input, crossEntropies(input))
                                .add(input.logits(0).get(0).sum().mul(0.01f)),
                        "the order of the batch does not matter"),
                wrong(
                        input -> {
                            NDArray loss = mean(input, crossEntropies(input));
                            input.classWeights().muli(2);
                            return loss;
                        },
                        "the batch is left as it was"),
                wrong(margins(UnaryOperator.identity(), true), "a class without samples does no harm"),
                wrong(
                        spoilt(loss -> {
                            loss.attach(loss.getManager().getEngine().newBaseManager());
                            return loss;
                        }),
                        "the loss belongs to the manager of the batch"),
                wrong(
                        input -> {
                            NDManager model = input.labels().getManager().getParentManager();
                            return mean(input, crossEntropies(input))
                                    .add(model.create(1f).toFloatArray()[0]);
                        },
                        "a step leaves no array with the model"),
                wrong(spoilt(NDArray::neg), "the loss falls as the logits of the true classes grow"),
                wrong(
                        input -> mean(input, crossEntropies(input))
                                .mul(input.labels().size())
                                .div(input.labels().size() + 1),
                        "a batch shown twice over costs the same"),
                wrong(
                        input -> crossEntropies(input).mul(weights(input)).sum(),
                        "a batch shown twice over costs the same",
                        // It divides by nothing at all.
                        "class weights twice as large change nothing"),
                wrong(input -> crossEntropies(input).mean(), "the heavier a class, the more its samples count"),
                wrong(
                        input -> crossEntropies(input).mul(weights(input)).mean(),
                        "class weights twice as large change nothing"),
                wrong(
                        // The more samples a class has, the dearer each of them.
                        input -> mean(
                                input,
                                crossEntropies(input)
                                        .add(hot(input)
                                                .mul(byClass(input, label -> 1e-3 * input.classCounts()[label]))
                                                .sum(new int[] {1}))),
                        "at equal logits a rarer class costs no less"),
                wrong(margins(UnaryOperator.identity(), false), "it does not matter which class has which label"));
    }

    private static Wrong<LossSubject> wrong(Loss loss, String law, String... others) {
        return Wrong.of(LossSubject.of(() -> loss), law, others);
    }

    /** The negative logarithm of the probability of the true class: one number a sample. */
    static NDArray crossEntropies(LossInput input) {
        NDArray logits = input.logits(0);
        return logits.logSoftmax(1).mul(hot(input)).sum(new int[] {1}).neg();
    }

    /** The weight of each sample's class. */
    static NDArray weights(LossInput input) {
        return hot(input).mul(input.classWeights()).sum(new int[] {1});
    }

    /** The weighted mean of one number a sample. */
    static NDArray mean(LossInput input, NDArray losses) {
        return losses.mul(weights(input)).sum().div(weights(input).sum());
    }

    static NDArray hot(LossInput input) {
        return input.labels().oneHot((int) input.logits(0).getShape().get(1)).toType(DataType.FLOAT32, false);
    }

    /** The weighted mean of cross-entropies, changed before it is returned. */
    static Loss spoilt(UnaryOperator<NDArray> change) {
        return input -> change.apply(mean(input, crossEntropies(input)));
    }

    /** Cross-entropy with margins taken off some of the logits: the smaller the count, the larger the margin. */
    static Loss margins(UnaryOperator<NDArray> whichOfTheTrueClasses, boolean byCount) {
        return input -> {
            NDArray margins =
                    byClass(input, label -> byCount ? Math.pow(input.classCounts()[label], -0.25) : 0.1 * label);
            NDArray less =
                    input.logits(0).sub(whichOfTheTrueClasses.apply(hot(input)).mul(margins));
            return mean(
                    input, less.logSoftmax(1).mul(hot(input)).sum(new int[] {1}).neg());
        };
    }

    private static NDArray byClass(LossInput input, IntToDoubleFunction value) {
        float[] values = new float[LossTrial.CLASSES];
        for (int label = 0; label < values.length; label++) {
            values[label] = (float) value.applyAsDouble(label);
        }
        return input.labels().getManager().create(values);
    }

    /** Adds a number without a gradient. */
    private static Loss plus(ToDoubleFunction<LossInput> constant) {
        return input -> mean(input, crossEntropies(input)).add((float) constant.applyAsDouble(input));
    }

    private static double largest(LossInput input) {
        return input.logits(0).max().toFloatArray()[0];
    }

    /** Whether it is the batch that most laws are tried on. */
    private static boolean isOrdinary(LossInput input) {
        float weights = input.classWeights().sum().toFloatArray()[0];
        double largest = largest(input);
        return input.labels().size() == LossTrial.labels().length
                && weights == LossTrial.CLASSES
                && largest > 1
                && largest < 100;
    }

    /** Every second time it is a little larger. */
    private static Loss counting() {
        int[] calls = new int[1];
        return plus(input -> 2e-6 * (calls[0]++ % 2));
    }

    private static final class OfNoView implements Loss {

        @Override
        public NDArray compute(LossInput input) {
            NDArray own = input.labels().getManager().ones(new Shape(1));
            own.setRequiresGradient(true);
            return own.mul(input.classWeights().sum()).sum();
        }

        @Override
        public int views() {
            return 0;
        }
    }
}
