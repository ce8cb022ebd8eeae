package counterpoise.api.oversampler;

import java.nio.file.Path;

import ai.djl.ndarray.NDManager;
import counterpoise.api.WorkContext;

/**
 * What the runtime lends to an over-sampler. Every method has a default that throws, so that a test needs
 * to give only what is used.
 */
public interface SamplingContext extends WorkContext {

    /**
     * How many synthetic samples of each class are wanted, by label: as many as bring every class up to the largest; a
     * class without any sample gets none. A new array.
     */
    default int[] requested() {
        throw new UnsupportedOperationException("this context requests no counts");
    }

    /**
     * The nearest neighbours of some training samples among all training samples, by Euclidean distance, exact, ties
     * in the order of the rows; a sample is not its own neighbour, but an equal one is. Computed by blocked matrix
     * products and kept: asking again, for fewer neighbours too, costs little, and the first {@code k} of a longer list
     * are always those of a shorter one.
     *
     * @param rows which training samples, in any order
     * @param k how many neighbours each, from 1 to {@code count - 1}
     */
    default Neighbours neighbours(int[] rows, int k) {
        throw new UnsupportedOperationException("this context computes no neighbours");
    }

    /**
     * The nearest neighbours of some training samples among {@code candidates} alone, those of one class for example;
     * otherwise as {@link #neighbours(int[], int)} finds them, but not kept.
     *
     * @param rows which training samples, in any order
     * @param candidates which training samples can be neighbours, in any order, none twice
     * @param k how many neighbours each, from 1 to {@code candidates.length - 1}
     */
    default Neighbours neighbours(int[] rows, int[] candidates, int k) {
        throw new UnsupportedOperationException("this context computes no neighbours");
    }

    /**
     * A manager for the over-sampler's own arrays; the runtime closes it, and all arrays attached to it, when the
     * over-sampler has returned.
     */
    default NDManager manager() {
        throw new UnsupportedOperationException("this context lends no manager");
    }

    /**
     * An existing folder for what long work wants to find again after it was stopped. Empty at the first start; removed
     * by the runtime when the over-sampler has returned. Write a file under another name and rename it, so that it is
     * there whole or not at all.
     */
    default Path checkpoints() {
        throw new UnsupportedOperationException("this context keeps no checkpoints");
    }

    /**
     * Where to write a file for people to look at. It goes to the trial's folder {@code artifacts}; the report shows
     * pictures and names the other files. Below a picture called {@code class-LABEL} or {@code ANY-class-LABEL}, as in
     * {@code map-class-3.png}, it names the class.
     *
     * @param fileName letters, digits, {@code .}, {@code _} and {@code -}, the first no {@code .}; the ending says what
     *     it is: {@code .png}, {@code .svg}, {@code .csv}, {@code .json}
     * @throws IllegalArgumentException if it has another form, or another ending
     */
    default Path artifact(String fileName) {
        throw new UnsupportedOperationException("this context takes no artifacts");
    }
}
