package counterpoise.architectures;

import java.util.OptionalInt;

import counterpoise.api.architecture.Architecture;
import counterpoise.api.architecture.ArchitecturePlugin;

/** Makes wide residual networks, which take fewer layers and more channels than {@link ResNetPlugin}. */
public final class WideResNetPlugin implements ArchitecturePlugin<WideResNetOptions> {

    @Override
    public String name() {
        return "wide-resnet";
    }

    @Override
    public String summary() {
        return "Wide residual network for small images (Zagoruyko and Komodakis 2016):"
                + " pre-activation blocks, few layers, many channels, embeddings of 64 values times"
                + " the width factor.";
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public Class<WideResNetOptions> optionsType() {
        return WideResNetOptions.class;
    }

    @Override
    public Architecture create(WideResNetOptions options) {
        return new WideResNet(options.blocksPerGroup(), options.widthFactor(), options.dropout());
    }
}
