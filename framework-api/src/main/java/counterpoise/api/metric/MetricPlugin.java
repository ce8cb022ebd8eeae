package counterpoise.api.metric;

import counterpoise.api.Plugin;

/**
 * Makes metrics.
 *
 * @param <O> the record that carries the options
 */
public interface MetricPlugin<O extends Record> extends Plugin<O> {

    /** Makes a metric. */
    Metric create(O options);
}
