package counterpoise.generative.bagan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import counterpoise.api.RandomStream;

/**
 * The normal distribution that the codes of one class are taken to have: their mean, and their covariance with the
 * divisor n - 1; Mariani et al. (2018), section 3.2.
 *
 * <p>The covariance of n codes has a rank of at most n - 1, which for small classes is less than the length of a code.
 * It is used as it is, not shrunk towards anything: a code is drawn as mean + F g with F F^T the covariance and g
 * standard normal numbers, as many as its rank, so that every code drawn is a combination of the training codes.
 * This is the very distribution that the authors draw from, whose NumPy takes the root of a singular covariance by a
 * singular value decomposition. Here F comes from Cholesky's decomposition with pivoting, which ends at the rank:
 * Higham, "Analysis of the Cholesky Decomposition of a Semi-definite Matrix", 1990. A single code has no covariance;
 * then it is what is drawn.
 */
final class ClassGaussian {

    private final double[] mean;
    private final double[][] factor;

    private ClassGaussian(double[] mean, double[][] factor) {
        this.mean = mean;
        this.factor = factor;
    }

    /** The distribution of codes of one length, at least one code. */
    static ClassGaussian of(float[][] codes) {
        double[] mean = mean(codes);
        return new ClassGaussian(mean, factor(covariance(codes, mean)));
    }

    private static double[] mean(float[][] codes) {
        double[] mean = new double[codes[0].length];
        for (float[] code : codes) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += (double) code[i] / codes.length;
            }
        }
        return mean;
    }

    private static double[][] covariance(float[][] codes, double[] mean) {
        int size = mean.length;
        double[][] covariance = new double[size][size];
        double divisor = Math.max(1, codes.length - 1);
        double[] centred = new double[size];
        for (float[] code : codes) {
            Arrays.setAll(centred, i -> code[i] - mean[i]);
            for (int i = 0; i < size; i++) {
                double share = centred[i] / divisor;
                for (int j = 0; j < size; j++) {
                    covariance[i][j] += share * centred[j];
                }
            }
        }
        return covariance;
    }

    /** The columns of F. */
    private static double[][] factor(double[][] matrix) {
        int size = matrix.length;
        double[] left = new double[size];
        Arrays.setAll(left, i -> matrix[i][i]);
        // What rounding may leave where nothing is left.
        double nothing = size * Math.ulp(1.0) * Arrays.stream(left).max().orElseThrow();
        List<double[]> columns = new ArrayList<>();
        for (int pivot = largest(left); left[pivot] > nothing; pivot = largest(left)) {
            double[] column = column(matrix, columns, left, pivot);
            for (int i = 0; i < size; i++) {
                left[i] -= column[i] * column[i];
            }
            left[pivot] = 0;
            columns.add(column);
        }
        return columns.toArray(double[][]::new);
    }

    private static int largest(double[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[largest]) {
                largest = i;
            }
        }
        return largest;
    }

    /** The next column; 0 in the rows that the columns before it explain whole, earlier pivots among them. */
    private static double[] column(double[][] matrix, List<double[]> before, double[] left, int pivot) {
        double root = Math.sqrt(left[pivot]);
        double[] column = new double[left.length];
        for (int i = 0; i < column.length; i++) {
            if (left[i] > 0) {
                double rest = matrix[i][pivot];
                for (double[] earlier : before) {
                    rest -= earlier[i] * earlier[pivot];
                }
                column[i] = rest / root;
            }
        }
        return column;
    }

    /** The mean. */
    double[] mean() {
        return mean.clone();
    }

    /** How many directions the codes differ in. */
    int rank() {
        return factor.length;
    }

    /** The covariance of what is drawn. */
    double[][] covariance() {
        double[][] covariance = new double[mean.length][mean.length];
        for (double[] column : factor) {
            for (int i = 0; i < mean.length; i++) {
                for (int j = 0; j < mean.length; j++) {
                    covariance[i][j] += column[i] * column[j];
                }
            }
        }
        return covariance;
    }

    /** Draws a code into {@code target}, from {@code offset} on. */
    void draw(RandomStream stream, float[] target, int offset) {
        double[] code = mean.clone();
        for (double[] column : factor) {
            double normal = stream.nextGaussian();
            for (int i = 0; i < code.length; i++) {
                code[i] += normal * column[i];
            }
        }
        for (int i = 0; i < code.length; i++) {
            target[offset + i] = (float) code[i];
        }
    }
}
