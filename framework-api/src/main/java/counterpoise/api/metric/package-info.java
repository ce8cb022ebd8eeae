/** Metrics. Start at {@link counterpoise.api.metric.MetricPlugin}. */
package counterpoise.api.metric;
