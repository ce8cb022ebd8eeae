package counterpoise.architectures;

import java.util.List;

import counterpoise.api.architecture.ArchitecturePlugin;
import counterpoise.testkit.junit.ArchitectureContract;

class ResNetLawsTest extends ArchitectureContract<ResNetOptions> {

    @Override
    protected ArchitecturePlugin<ResNetOptions> plugin() {
        return new ResNetPlugin();
    }

    /** One and two blocks a stage, and either shortcut: deeper networks only repeat the second block. */
    @Override
    protected List<ResNetOptions> optionSets() {
        return List.of(new ResNetOptions(8, Shortcut.PROJECTION), new ResNetOptions(14, Shortcut.ZERO_PADDING));
    }
}
