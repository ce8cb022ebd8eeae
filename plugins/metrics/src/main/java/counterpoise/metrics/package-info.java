/**
 * The built-in metrics, all read off the confusion matrix of the test set; the formulas stand in
 * {@link counterpoise.api.metric.ConfusionMatrix}.
 */
package counterpoise.metrics;
