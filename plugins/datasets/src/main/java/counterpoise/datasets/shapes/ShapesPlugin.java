package counterpoise.datasets.shapes;

import java.util.OptionalInt;

import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.api.dataset.ImageDataset;

/** Makes {@code shapes}: ten shapes drawn in memory, for trying things out where no data is at hand. */
public final class ShapesPlugin implements DatasetPlugin<ShapesOptions> {

    @Override
    public String name() {
        return "shapes";
    }

    @Override
    public String summary() {
        return "Ten shapes on cluttered backgrounds, 32x32 pixels in colour, drawn in memory: needs no files.";
    }

    @Override
    public Class<ShapesOptions> optionsType() {
        return ShapesOptions.class;
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public ImageDataset create(ShapesOptions options) {
        return new Shapes(options);
    }
}
