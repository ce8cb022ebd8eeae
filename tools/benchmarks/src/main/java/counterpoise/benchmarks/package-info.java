/**
 * Times whole runs of the program from outside, as a user starts it. Start at
 * {@link counterpoise.benchmarks.BenchmarkCommand}.
 */
package counterpoise.benchmarks;
