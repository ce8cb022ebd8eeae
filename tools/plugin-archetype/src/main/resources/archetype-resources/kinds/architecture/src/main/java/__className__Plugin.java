package ${package};

import counterpoise.api.architecture.Architecture;
import counterpoise.api.architecture.ArchitecturePlugin;

/** Makes the architecture {@code ${pluginName}}. */
public final class ${className}Plugin implements ArchitecturePlugin<${className}Options> {

    @Override
    public String name() {
        return "${pluginName}";
    }

    @Override
    public String summary() {
        return "Three convolutions and the mean over all pixels: a small network for small images.";
    }

    @Override
    public Class<${className}Options> optionsType() {
        return ${className}Options.class;
    }

    @Override
    public Architecture create(${className}Options options) {
        return new ${className}Architecture(options.width());
    }
}
