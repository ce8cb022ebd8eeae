package counterpoise.architectures;

import java.util.OptionalInt;

import counterpoise.api.architecture.Architecture;
import counterpoise.api.architecture.ArchitecturePlugin;

/** Makes the residual network for small images, which most papers on imbalanced CIFAR train. */
public final class ResNetPlugin implements ArchitecturePlugin<ResNetOptions> {

    @Override
    public String name() {
        return "resnet";
    }

    @Override
    public String summary() {
        return "Residual network for small images (He et al. 2016): three stages of 16, 32 and 64 channels,"
                + " embeddings of 64 values.";
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public Class<ResNetOptions> optionsType() {
        return ResNetOptions.class;
    }

    @Override
    public Architecture create(ResNetOptions options) {
        return new ResNet(options.blocksPerStage(), options.shortcut());
    }
}
