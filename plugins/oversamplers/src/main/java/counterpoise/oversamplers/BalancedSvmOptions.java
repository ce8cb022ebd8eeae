package counterpoise.oversamplers;

import java.util.Optional;

import counterpoise.api.Option;

/**
 * The options of {@code balanced-svm}.
 *
 * @param k the size of SMOTE's neighbourhoods
 * @param svmSamples how many samples the support vector machine learns from
 * @param c its cost of a margin violation
 */
public record BalancedSvmOptions(
        @Option(
                        value = "How many nearest neighbours of a sample within its class SMOTE interpolates it with; a"
                                + " class of fewer than k + 1 samples uses all it has, with a warning.",
                        defaultValue = "5",
                        range = "[1, )")
                int k,
        @Option(
                        value = "From how many samples, equally many of each class and at least one, the support vector"
                                + " machine learns, drawn from the training samples and the synthetic ones: more draw"
                                + " finer borders, but the time to learn grows with the square of their number; the"
                                + " default keeps balancing 12,406 embeddings of 64 values to 50,000 well under a"
                                + " minute on one core, while pixels take as many times longer as they have values"
                                + " more.",
                        defaultValue = "2000",
                        range = "[2, )")
                int svmSamples,
        @Option(
                        value = "The cost C of a sample within the margin; if it is not given, that of 0.01, 0.1, 1 and"
                                + " 10 which classifies best in five-fold cross-validation, which takes most of the"
                                + " time.",
                        range = "(0, )")
                Optional<Double> c) {}
