package ${package};

import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricPlugin;

/** Makes the metric {@code ${pluginName}}. */
public final class ${className}Plugin implements MetricPlugin<${className}Options> {

    static final String NAME = "${pluginName}";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Balanced error: the share of test images taken for another class, averaged over the classes.";
    }

    @Override
    public Class<${className}Options> optionsType() {
        return ${className}Options.class;
    }

    @Override
    public Metric create(${className}Options options) {
        return new ${className}Metric(options.ofChance());
    }
}
