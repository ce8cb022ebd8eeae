package org.example.adasyn;

import java.util.OptionalInt;

import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.OversamplerPlugin;

/** Makes {@code adasyn} (He, Bai, Garcia, Li 2008). */
public final class AdasynPlugin implements OversamplerPlugin<AdasynOptions> {

    @Override
    public String name() {
        return "adasyn";
    }

    @Override
    public String summary() {
        return "ADASYN: interpolates as SMOTE does, more often from samples with more neighbours of other classes.";
    }

    @Override
    public Class<AdasynOptions> optionsType() {
        return AdasynOptions.class;
    }

    /** To be raised whenever the same options and seed give other samples than before. */
    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public Oversampler create(AdasynOptions options) {
        return new AdasynOversampler(options);
    }
}
