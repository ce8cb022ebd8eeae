package counterpoise.generative.gamo;

import java.util.List;

import counterpoise.api.oversampler.OversamplerPlugin;
import counterpoise.testkit.Reach;
import counterpoise.testkit.junit.OversamplerContract;

class GamoLawsTest extends OversamplerContract<GamoOptions> {

    @Override
    protected OversamplerPlugin<GamoOptions> plugin() {
        return new GamoPlugin();
    }

    /** Networks so small that they take no time, with batches smaller and larger than the sets tried. */
    @Override
    protected List<GamoOptions> optionSets() {
        return List.of(tiny(1, 0), tiny(50, 0.5));
    }

    private static GamoOptions tiny(int batchSize, double targetNoise) {
        return new GamoOptions(2, batchSize, 2e-4, 0.5, 3, targetNoise, 1, 1);
    }

    @Override
    protected Reach reach(GamoOptions options) {
        return Reach.WITHIN_THE_BOUNDS_OF_ITS_CLASS;
    }
}
