package counterpoise.architectures;

import java.util.List;

import counterpoise.api.architecture.ArchitecturePlugin;
import counterpoise.testkit.junit.ArchitectureContract;

class ResNetLawsTest extends ArchitectureContract<ResNetOptions> {

    @Override
    protected ArchitecturePlugin<ResNetOptions> plugin() {
        return new ResNetPlugin();
    }

    /** One and two blocks a stage: deeper networks only repeat the second. */
    @Override
    protected List<ResNetOptions> optionSets() {
        return List.of(new ResNetOptions(8), new ResNetOptions(14));
    }
}
