package counterpoise.architectures;

import java.util.List;

import counterpoise.api.ImageShape;
import counterpoise.api.architecture.ArchitecturePlugin;
import counterpoise.testkit.junit.ArchitectureContract;

class WideResNetLawsTest extends ArchitectureContract<WideResNetOptions> {

    @Override
    protected ArchitecturePlugin<WideResNetOptions> plugin() {
        return new WideResNetPlugin();
    }

    /** One and two blocks a group, with and without a projection in the first, with and without dropout. */
    @Override
    protected List<WideResNetOptions> optionSets() {
        return List.of(new WideResNetOptions(10, 1, 0), new WideResNetOptions(16, 2, 0.3));
    }

    @Override
    protected ImageShape input() {
        return new ImageShape(16, 16, 3);
    }
}
