package org.example.adasyn;

import counterpoise.api.Option;

/**
 * The options of {@code adasyn}.
 *
 * @param k the size of the neighbourhoods
 * @param beta the balance wanted
 * @param threshold the degree of imbalance from which on a class is left as it is
 */
public record AdasynOptions(
        @Option(
                        value = "How many nearest neighbours of a sample, over all classes, tell how hard it is to"
                                + " learn; and how many within its class it is interpolated with.",
                        defaultValue = "5",
                        range = "[1, )")
                int k,
        @Option(
                        value = "Which share of the samples that a class lacks is made: 1 brings it up to the largest"
                                + " class, 0.5 half of the way.",
                        defaultValue = "1",
                        range = "(0, 1]")
                double beta,
        @Option(
                        value = "A class gets samples if its size, divided by that of the largest, is less than this;"
                                + " at 1 every class that lacks any.",
                        defaultValue = "1",
                        range = "(0, 1]")
                double threshold) {}
