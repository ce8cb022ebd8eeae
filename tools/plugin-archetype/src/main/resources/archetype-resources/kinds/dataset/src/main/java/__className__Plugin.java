package ${package};

import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.api.dataset.ImageDataset;

/** Makes the dataset {@code ${pluginName}}. */
public final class ${className}Plugin implements DatasetPlugin<${className}Options> {

    @Override
    public String name() {
        return "${pluginName}";
    }

    @Override
    public String summary() {
        return "Five classes of grey images, 16x16 pixels, each a Gaussian blob in a place of its class.";
    }

    @Override
    public Class<${className}Options> optionsType() {
        return ${className}Options.class;
    }

    @Override
    public ImageDataset create(${className}Options options) {
        return new ${className}Dataset(options.trainPerClass());
    }
}
