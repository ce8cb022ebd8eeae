package counterpoise.runtime.fakes;

import java.util.OptionalInt;

import counterpoise.api.Plugin;

/** What all fakes have in common; the revision is declared, so that keys do not change with the compiler. */
abstract class FakePlugin<O extends Record> implements Plugin<O> {

    private final String name;
    private final Class<O> optionsType;

    FakePlugin(String name, Class<O> optionsType) {
        this.name = name;
        this.optionsType = optionsType;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String summary() {
        return "A fake for tests.";
    }

    @Override
    public final Class<O> optionsType() {
        return optionsType;
    }

    @Override
    public final OptionalInt revision() {
        return OptionalInt.of(1);
    }

    /** No options. */
    public record None() {}
}
