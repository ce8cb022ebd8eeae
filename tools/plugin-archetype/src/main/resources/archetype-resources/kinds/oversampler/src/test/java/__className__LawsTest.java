package ${package};

import java.util.List;

import counterpoise.api.oversampler.OversamplerPlugin;
import counterpoise.testkit.junit.OversamplerContract;

/** The laws that every over-sampler keeps. */
class ${className}LawsTest extends OversamplerContract<${className}Options> {

    @Override
    protected OversamplerPlugin<${className}Options> plugin() {
        return new ${className}Plugin();
    }

    @Override
    protected List<${className}Options> optionSets() {
        return List.of(new ${className}Options(0.1), new ${className}Options(0));
    }
}
