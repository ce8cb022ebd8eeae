package counterpoise.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import ai.djl.ndarray.NDArray;
import counterpoise.api.PluginKind;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.BatchOversampler;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.SamplingContext;
import counterpoise.api.oversampler.Space;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InContextTest {

    @TempDir
    private static Path folder;

    private final ClassLoader loader = new URLClassLoader(new URL[0]);
    private final PluginEntry<Oversampler> plugin = plugin();
    private final List<ClassLoader> seen = new ArrayList<>();

    /** Notes the context class loader of each call. */
    private final class Noting implements Oversampler {

        @Override
        public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
            seen.add(Thread.currentThread().getContextClassLoader());
            throw new IllegalStateException("as it is");
        }

        @Override
        public boolean exactCounts() {
            seen.add(Thread.currentThread().getContextClassLoader());
            return false;
        }
    }

    /** A product of the sibling kind. */
    private static final class Mixing implements BatchOversampler {

        @Override
        public MixedBatch mix(NDArray images, int[] labels, MixingContext context) {
            return new MixedBatch(images, labels, labels, 1);
        }
    }

    /** Fails as its runnable does. */
    private record Failing(Runnable work) implements Oversampler {

        @Override
        public void synthesize(Samples train, SamplingContext context, SampleSink sink) {
            work.run();
        }
    }

    private record NoOptions() {}

    private PluginEntry<Oversampler> plugin() {
        try {
            Path jar = TestPluginJar.at(folder.resolve("noting.jar"))
                    .oversampler("example.Noting", "noting")
                    .write();
            ServiceLine line = new ServiceLine(jar, 1, "example.Noting");
            return new PluginEntry<>(
                    PluginKind.OVERSAMPLER,
                    "noting",
                    "For a test.",
                    OptionalInt.of(1),
                    NoOptions.class,
                    new PluginEntry.Origin(PluginJar.read(jar), line, loader),
                    options -> new Noting());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Test
    void tellsWhichPluginIsAtWork() {
        List<Optional<String>> atWork = new ArrayList<>();
        Oversampler inner = InContext.of(new Failing(() -> atWork.add(label())), plugin);
        Oversampler outer = InContext.of(
                new Failing(() -> {
                    inner.synthesize(null, null, null);
                    atWork.add(label());
                }),
                plugin);

        outer.synthesize(null, null, null);

        assertThat(atWork).containsExactly(Optional.of("oversampler noting"), Optional.of("oversampler noting"));
        assertThat(label()).isEmpty();
        assertThat(PluginEntry.labelOf(outer)).isEqualTo("oversampler noting");
        assertThat(PluginEntry.labelOf(new Mixing())).isEqualTo("Mixing");
    }

    private static Optional<String> label() {
        return PluginAtWork.now();
    }

    @Test
    void tellsErrorsAsThePlugins() {
        assertFails(
                () -> {
                    throw new NoClassDefFoundError("library/Help");
                },
                "the class library.Help is missing");
        assertFails(
                () -> {
                    throw new OutOfMemoryError("Java heap space");
                },
                "its synthesize() needs more memory than the Java heap of ");
        assertFails(
                () -> {
                    throw new StackOverflowError();
                },
                "its synthesize() calls itself without end.");
        assertFails(
                () -> {
                    throw new AssertionError("off by one");
                },
                "its synthesize() threw java.lang.AssertionError: off by one.");
    }

    private void assertFails(Runnable work, String said) {
        Oversampler product = InContext.of(new Failing(work), plugin);
        assertThatThrownBy(() -> product.synthesize(null, null, null))
                .isInstanceOf(PluginException.class)
                .hasMessageStartingWith("The oversampler noting of ")
                .hasMessageContaining("noting.jar failed: ")
                .hasMessageContaining(said)
                .hasCauseInstanceOf(Error.class);
        assertThat(label()).isEmpty();
    }

    /** What a product has handed out is called as the product is. */
    @Test
    void callsWhatAProductHasHandedOutAsThePlugins() {
        Oversampler product = InContext.of(new Noting(), plugin);
        List<Optional<String>> atWork = new ArrayList<>();

        ClassLoader during = PluginEntry.calling(product, "its network", () -> {
            atWork.add(label());
            return Thread.currentThread().getContextClassLoader();
        });

        assertThat(during).isSameAs(loader);
        assertThat(atWork).containsExactly(Optional.of("oversampler noting"));
        IllegalStateException asItIs = new IllegalStateException("as it is");
        assertThatThrownBy(() -> PluginEntry.calling(product, "its network", () -> {
                    throw asItIs;
                }))
                .isSameAs(asItIs);
        assertThat(PluginAtWork.thatThrew(asItIs)).contains("oversampler noting");
        for (Throwable problem : List.of(new Error("not written yet"), new IOException("no disk"))) {
            assertThatThrownBy(() -> PluginEntry.calling(
                            product, "its network", () -> InContextTest.<RuntimeException>sneak(problem)))
                    .isInstanceOf(PluginException.class)
                    .hasMessage(
                            "The oversampler noting of " + plugin.jar() + " failed: its network threw " + problem + ".")
                    .hasCause(problem);
        }
        assertThat(label()).isEmpty();
        assertThat(Thread.currentThread().getContextClassLoader()).isNotSameAs(loader);
        assertThat(PluginEntry.<String>calling(new Noting(), "its network", () -> "from no catalogue"))
                .isEqualTo("from no catalogue");
    }

    @SuppressWarnings("unchecked") // As other languages do, which know no checked exceptions.
    private static <E extends Throwable> Object sneak(Throwable problem) throws E {
        throw (E) problem;
    }

    @Test
    void equalsWhatStandsBeforeAnEqualProduct() {
        Runnable work = () -> {};
        Oversampler product = InContext.of(new Failing(work), plugin);
        assertThat(product)
                .isEqualTo(product)
                .isEqualTo(InContext.of(new Failing(work), plugin))
                .hasSameHashCodeAs(InContext.of(new Failing(work), plugin))
                .isNotEqualTo(InContext.of(new Noting(), plugin))
                .isNotEqualTo(new Failing(work))
                .isNotEqualTo(null);
    }

    @Test
    void holdsTheLoaderForTheLengthOfEachCall() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Oversampler product = InContext.of(new Noting(), plugin);

        assertThat(product.exactCounts()).isFalse();
        assertThatThrownBy(() -> product.synthesize(null, null, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("as it is")
                .satisfies(thrown -> assertThat(PluginAtWork.thatThrew(new IllegalStateException(thrown)))
                        .contains("oversampler noting"));
        assertThat(PluginAtWork.thatThrew(new IllegalStateException("as it is")))
                .isEmpty();
        assertThat(PluginAtWork.thatEndsJava()).isEmpty();

        assertThat(seen).containsExactly(loader, loader);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void leavesWhatAProductIs() {
        Oversampler product = InContext.of((Oversampler) new Mixing(), plugin);
        assertThat(product).isInstanceOf(BatchOversampler.class);
        assertThat(product.spaces()).containsExactly(Space.BATCH); // the interface's own default
        int[] labels = {1};
        assertThat(((BatchOversampler) product).mix(null, labels, null).labels())
                .isSameAs(labels);
    }
}
