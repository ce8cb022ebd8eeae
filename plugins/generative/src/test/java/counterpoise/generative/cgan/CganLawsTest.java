package counterpoise.generative.cgan;

import java.util.List;

import counterpoise.api.oversampler.OversamplerPlugin;
import counterpoise.generative.cgan.CganOptions.Form;
import counterpoise.testkit.junit.OversamplerContract;

class CganLawsTest extends OversamplerContract<CganOptions> {

    @Override
    protected OversamplerPlugin<CganOptions> plugin() {
        return new CganPlugin();
    }

    /** Both forms, on networks so small that they take no time. */
    @Override
    protected List<CganOptions> optionSets() {
        return List.of(tiny(Form.CONDITIONAL), tiny(Form.PER_CLASS));
    }

    private static CganOptions tiny(Form form) {
        return new CganOptions(form, 2, 8, 2e-4, 0.5, 3, 1, 1);
    }
}
