package ${package};

import java.util.List;

import counterpoise.api.metric.MetricPlugin;
import counterpoise.testkit.junit.MetricContract;

/** The laws that every metric keeps. */
class ${className}LawsTest extends MetricContract<${className}Options> {

    @Override
    protected MetricPlugin<${className}Options> plugin() {
        return new ${className}Plugin();
    }

    @Override
    protected List<${className}Options> optionSets() {
        return List.of(new ${className}Options(false), new ${className}Options(true));
    }
}
