package counterpoise.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.BatchOversampler;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.SamplingContext;
import counterpoise.api.oversampler.Space;
import org.junit.jupiter.api.Test;

class InContextTest {

    private final ClassLoader loader = new URLClassLoader(new URL[0]);
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

    @Test
    void holdsTheLoaderForTheLengthOfEachCall() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Oversampler product = InContext.of(new Noting(), loader);

        assertThat(product.exactCounts()).isFalse();
        assertThatThrownBy(() -> product.synthesize(null, null, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("as it is");

        assertThat(seen).containsExactly(loader, loader);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void leavesWhatAProductIs() {
        Oversampler product = InContext.of((Oversampler) new Mixing(), loader);
        assertThat(product).isInstanceOf(BatchOversampler.class);
        assertThat(product.spaces()).containsExactly(Space.BATCH); // the interface's own default
        int[] labels = {1};
        assertThat(((BatchOversampler) product).mix(null, labels, null).labels())
                .isSameAs(labels);
    }
}
