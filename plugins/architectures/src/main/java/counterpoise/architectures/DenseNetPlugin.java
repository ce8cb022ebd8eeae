package counterpoise.architectures;

import java.util.OptionalInt;

import counterpoise.api.architecture.Architecture;
import counterpoise.api.architecture.ArchitecturePlugin;

/** Makes densely connected networks, which do with few parameters and much memory. */
public final class DenseNetPlugin implements ArchitecturePlugin<DenseNetOptions> {

    @Override
    public String name() {
        return "densenet";
    }

    @Override
    public String summary() {
        return "Densely connected network for small images (Huang et al. 2017): every layer sees the features of all"
                + " before it in its block, few parameters, much memory, embeddings of 342 values by default.";
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public Class<DenseNetOptions> optionsType() {
        return DenseNetOptions.class;
    }

    @Override
    public Architecture create(DenseNetOptions options) {
        return new DenseNet(options);
    }
}
