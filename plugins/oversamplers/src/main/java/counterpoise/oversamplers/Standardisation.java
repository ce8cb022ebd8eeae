package counterpoise.oversamplers;

import libsvm.svm_node;

/** Brings each value to mean 0 and variance 1 over the samples it is made from; one that is the same in all to 0. */
final class Standardisation {

    private final double[] mean;
    private final double[] deviation;

    /** @param samples at least one; not kept */
    Standardisation(float[][] samples) {
        int dimension = samples[0].length;
        mean = new double[dimension];
        deviation = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            double sum = 0;
            for (float[] sample : samples) {
                sum += sample[i];
            }
            // Exact where all are equal: the sum of so few equal floats is.
            mean[i] = sum / samples.length;
            double squares = 0;
            for (float[] sample : samples) {
                squares += (sample[i] - mean[i]) * (sample[i] - mean[i]);
            }
            deviation[i] = squares == 0 ? 1 : Math.sqrt(squares / samples.length);
        }
    }

    /** The standardised sample in libsvm's form, features numbered from 1. */
    svm_node[] apply(float[] sample) {
        svm_node[] nodes = new svm_node[sample.length];
        for (int i = 0; i < sample.length; i++) {
            nodes[i] = new svm_node();
            nodes[i].index = i + 1;
            nodes[i].value = (sample[i] - mean[i]) / deviation[i];
        }
        return nodes;
    }
}
