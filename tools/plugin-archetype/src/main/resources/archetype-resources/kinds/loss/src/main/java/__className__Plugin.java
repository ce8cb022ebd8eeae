package ${package};

import counterpoise.api.loss.Loss;
import counterpoise.api.loss.LossPlugin;

/** Makes the loss {@code ${pluginName}}. */
public final class ${className}Plugin implements LossPlugin<${className}Options> {

    @Override
    public String name() {
        return "${pluginName}";
    }

    @Override
    public String summary() {
        return "Softmax cross-entropy with label smoothing, each sample weighted by its class.";
    }

    @Override
    public Class<${className}Options> optionsType() {
        return ${className}Options.class;
    }

    @Override
    public Loss create(${className}Options options) {
        return new ${className}Loss(options.smoothing());
    }
}
