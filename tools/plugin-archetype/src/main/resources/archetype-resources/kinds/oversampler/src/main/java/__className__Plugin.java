package ${package};

import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.OversamplerPlugin;

/** Makes the over-sampler {@code ${pluginName}}. */
public final class ${className}Plugin implements OversamplerPlugin<${className}Options> {

    @Override
    public String name() {
        return "${pluginName}";
    }

    @Override
    public String summary() {
        return "Repeats samples of the rare classes with Gaussian noise, scaled by the spread of their class.";
    }

    @Override
    public Class<${className}Options> optionsType() {
        return ${className}Options.class;
    }

    @Override
    public Oversampler create(${className}Options options) {
        return new ${className}Oversampler(options.scale());
    }
}
