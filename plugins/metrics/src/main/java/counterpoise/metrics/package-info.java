/**
 * The built-in metrics. Scores read off the confusion matrix of the test set: their formulas stand in
 * {@link counterpoise.api.metric.ConfusionMatrix}. Analyses of embeddings and heads: what each computes, and the names,
 * units and undefined values of its results, stand at its {@code Metric} class.
 */
package counterpoise.metrics;
