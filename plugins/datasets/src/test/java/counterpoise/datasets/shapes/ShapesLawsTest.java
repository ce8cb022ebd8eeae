package counterpoise.datasets.shapes;

import java.util.List;

import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.testkit.junit.DatasetContract;

class ShapesLawsTest extends DatasetContract<ShapesOptions> {

    @Override
    protected DatasetPlugin<ShapesOptions> plugin() {
        return new ShapesPlugin();
    }

    /** Few images, with every difficulty and without any. */
    @Override
    protected List<ShapesOptions> optionSets() {
        return List.of(
                new ShapesOptions(3, 2, .05, .3, 3, .3, 30, 1),
                new ShapesOptions(1, 1, 0, 1, 0, 0, 0, 0),
                new ShapesOptions(2, 5, 1, 0, 100, 1, 180, -1));
    }
}
