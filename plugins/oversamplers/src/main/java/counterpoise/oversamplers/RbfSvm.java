package counterpoise.oversamplers;

import java.util.Arrays;

import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/**
 * A support vector machine with the kernel {@code exp(-|x - y|^2 / d)}, d the number of features; several classes are
 * told apart by the votes of one machine for each pair of them (Chang and Lin 2011, LIBSVM, sec. 7).
 */
final class RbfSvm {

    static {
        // What libsvm tells of its iterations.
        svm.svm_set_print_string_function(text -> {});
    }

    private final svm_model model;

    private RbfSvm(svm_model model) {
        this.model = model;
    }

    /** Learns from samples and their labels, with the cost {@code c} of a sample within the margin. */
    static RbfSvm train(svm_node[][] samples, int[] labels, double c) {
        svm_problem problem = new svm_problem();
        problem.l = samples.length;
        problem.x = samples;
        problem.y = Arrays.stream(labels).asDoubleStream().toArray();
        svm_parameter parameter = new svm_parameter();
        parameter.svm_type = svm_parameter.C_SVC;
        parameter.kernel_type = svm_parameter.RBF;
        parameter.gamma = 1.0 / samples[0].length;
        parameter.C = c;
        parameter.eps = 1e-3;
        parameter.cache_size = 200; // MB
        parameter.shrinking = 1;
        return new RbfSvm(svm.svm_train(problem, parameter));
    }

    int predict(svm_node[] sample) {
        return (int) svm.svm_predict(model, sample);
    }
}
