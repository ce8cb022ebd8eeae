package counterpoise.architectures;

import java.util.List;

import counterpoise.api.ImageShape;
import counterpoise.api.architecture.ArchitecturePlugin;
import counterpoise.testkit.junit.ArchitectureContract;

class DenseNetLawsTest extends ArchitectureContract<DenseNetOptions> {

    @Override
    protected ArchitecturePlugin<DenseNetOptions> plugin() {
        return new DenseNetPlugin();
    }

    /** DenseNet-BC and the plain one, two layers a block: deeper networks only repeat the second. */
    @Override
    protected List<DenseNetOptions> optionSets() {
        return List.of(new DenseNetOptions(16, 8, true, 0.5), new DenseNetOptions(10, 8, false, 1));
    }

    @Override
    protected ImageShape input() {
        return new ImageShape(16, 16, 3);
    }
}
