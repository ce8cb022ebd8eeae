package counterpoise.runtime.plugin;

/**
 * The source of an over-sampler that works, to be spoilt in one place.
 *
 * @param className its class, in a package
 * @param text the source
 */
record TestSource(String className, String text) {

    private static final String TEMPLATE =
            """
            package PACKAGE;

            import counterpoise.api.*;
            import counterpoise.api.oversampler.*;

            public class CLASS implements OversamplerPlugin<CLASS.Options> {
                public record Options(@Option(value = "Neighbours.", defaultValue = "5") int k) {}

                public CLASS() {}

                @Override public String name() { return "NAME"; }
                @Override public String summary() { return "For a test."; }
                @Override public Class<Options> optionsType() { return Options.class; }
                // more
                @Override public Oversampler create(Options options) {
                    return new Oversampler() {
                        @Override public void synthesize(Samples train, SamplingContext context, SampleSink sink) {}
                        @Override public String toString() { return SAYS; }
                    };
                }
            }
            """;

    /** An over-sampler of this class and name. */
    static TestSource oversampler(String className, String name) {
        int dot = className.lastIndexOf('.');
        return new TestSource(
                className,
                TEMPLATE.replace("PACKAGE", className.substring(0, dot))
                        .replace("CLASS", className.substring(dot + 1))
                        .replace("NAME", name)
                        .replace("SAYS", "\"k=\" + options.k()"));
    }

    /** The same with one passage replaced, which must be there. */
    TestSource with(String passage, String replacement) {
        if (!text.contains(passage)) {
            throw new IllegalArgumentException("no \"" + passage + "\" in\n" + text);
        }
        return new TestSource(className, text.replace(passage, replacement));
    }

    /** The same with further members. */
    TestSource withMembers(String members) {
        return with("// more", members);
    }

    /** The same, the product's {@code toString} being the value of {@code expression}. */
    TestSource saying(String expression) {
        return with("\"k=\" + options.k()", expression);
    }
}
