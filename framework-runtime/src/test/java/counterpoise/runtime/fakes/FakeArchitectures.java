package counterpoise.runtime.fakes;

import counterpoise.api.Option;
import counterpoise.api.architecture.Architecture;
import counterpoise.api.architecture.ArchitecturePlugin;

/** Architectures that cannot be built. */
public final class FakeArchitectures {

    private FakeArchitectures() {}

    /** With one option. */
    public static final class Net extends FakePlugin<Depth> implements ArchitecturePlugin<Depth> {

        /** By the services file. */
        public Net() {
            super("net", Depth.class);
        }

        @Override
        public Architecture create(Depth options) {
            return input -> {
                throw new UnsupportedOperationException("planning builds no network");
            };
        }
    }

    /** How deep, and an option that came later. */
    public record Depth(
            @Option(value = "Layers.", defaultValue = "8", range = "[1, )") int depth,
            @Option(value = "Came later.", defaultValue = "plain", asBefore = "plain") Shortcut shortcut) {}

    /** The kinds of shortcut. */
    public enum Shortcut {
        PLAIN,
        PROJECTED
    }
}
