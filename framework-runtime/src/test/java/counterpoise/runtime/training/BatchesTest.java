package counterpoise.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import counterpoise.api.RandomStream;
import counterpoise.runtime.random.Streams;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private static final List<RandomStream> NO_RANDOMNESS = Collections.singletonList(null);

    /** Sample {@code i} is {@code (i, 10 * i)} and has the label {@code i % 3}. */
    private static EmbeddingReader samples(int count) {
        float[] values = new float[2 * count];
        for (int i = 0; i < count; i++) {
            values[2 * i] = i;
            values[2 * i + 1] = 10 * i;
        }
        int[] labels = IntStream.range(0, count).map(i -> i % 3).toArray();
        return new EmbeddingReader(values, 2, labels);
    }

    private static float[] floats(Batch batch) {
        FloatBuffer buffer = batch.values().asFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    @Test
    void showsEveryRowOnceInTheOrderGivenWithASmallerLastBatch() {
        int[] order = new Streams(3).stream("order", 0).permutation(11);
        List<Integer> shown = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        try (Batches batches = new Batches(samples(11), 4, 1)) {
            batches.forEach(order, NO_RANDOMNESS, batch -> {
                float[] values = floats(batch);
                assertThat(values).hasSize(2 * batch.size());
                for (int i = 0; i < batch.size(); i++) {
                    int row = batch.rows()[i];
                    shown.add(row);
                    assertThat(batch.labels()[i]).isEqualTo(row % 3);
                    assertThat(values[2 * i]).isEqualTo(row);
                    assertThat(values[2 * i + 1]).isEqualTo(10 * row);
                }
                sizes.add(batch.size());
            });
        }
        assertThat(shown).containsExactlyElementsOf(IntStream.of(order).boxed().toList());
        assertThat(sizes).containsExactly(4, 4, 3);
    }

    @Test
    void showsAllInOneBatchWhereThereAreFewerThanOneHolds() {
        List<Integer> sizes = new ArrayList<>();
        try (Batches batches = new Batches(samples(3), 128, 1)) {
            batches.forEach(new int[] {2, 0, 1}, NO_RANDOMNESS, batch -> sizes.add(batch.size()));
        }
        assertThat(sizes).containsExactly(3);
    }

    @Test
    void showsNothingOfAnEmptySet() {
        try (Batches batches = new Batches(samples(0), 128, 1)) {
            batches.forEach(new int[0], NO_RANDOMNESS, batch -> {
                throw new AssertionError("a batch of nothing");
            });
        }
    }

    @Test
    void canBeGoneThroughAgain() {
        List<Integer> rows = new ArrayList<>();
        try (Batches batches = new Batches(samples(3), 2, 1)) {
            for (int epoch = 0; epoch < 2; epoch++) {
                batches.forEach(new int[] {0, 1, 2}, NO_RANDOMNESS, batch -> {
                    for (int row : batch.rows()) {
                        rows.add(row);
                    }
                });
            }
        }
        assertThat(rows).containsExactly(0, 1, 2, 0, 1, 2);
    }

    @Test
    void putsAllSamplesOfAViewBeforeThoseOfTheNext() {
        List<RandomStream> views = List.of(new ScriptedStream(1, 2, 3), new ScriptedStream(4, 5, 6));
        List<List<Float>> shown = new ArrayList<>();
        try (Batches batches = new Batches(new Drawing(), 2, 2)) {
            batches.forEach(new int[] {0, 1, 2}, views, batch -> {
                assertThat(batch.views()).isEqualTo(2);
                List<Float> values = new ArrayList<>();
                for (float value : floats(batch)) {
                    values.add(value);
                }
                shown.add(values);
            });
        }
        assertThat(shown).containsExactly(List.of(1f, 102f, 4f, 105f), List.of(203f, 206f));
    }

    @Test
    void aReadersFailureComesOutWithItsReason() {
        SampleReader failing = new SampleReader() {
            @Override
            public int count() {
                return 4;
            }

            @Override
            public int valuesPerSample() {
                return 1;
            }

            @Override
            public int label(int row) {
                return 0;
            }

            @Override
            public void append(int row, RandomStream random, FloatBuffer target) {
                if (row == 3) {
                    throw new IllegalArgumentException("image 3 has gone");
                }
                target.put(0);
            }
        };
        List<Integer> sizes = new ArrayList<>();
        try (Batches batches = new Batches(failing, 2, 1)) {
            assertThatThrownBy(() ->
                            batches.forEach(new int[] {0, 1, 2, 3}, NO_RANDOMNESS, batch -> sizes.add(batch.size())))
                    .hasMessage("a batch could not be assembled: image 3 has gone")
                    .hasRootCauseInstanceOf(IllegalArgumentException.class);
        }
        assertThat(sizes).containsExactly(2);
    }

    @Test
    void aFailureOfItsUserPasses() {
        try (Batches batches = new Batches(samples(6), 2, 1)) {
            assertThatThrownBy(() -> batches.forEach(new int[] {0, 1, 2, 3, 4, 5}, NO_RANDOMNESS, batch -> {
                        throw new IllegalStateException("stopped");
                    }))
                    .hasMessage("stopped");
        }
    }

    /** Row {@code r} becomes 100 r plus the number drawn. */
    private record Drawing() implements SampleReader {

        @Override
        public int count() {
            return 3;
        }

        @Override
        public int valuesPerSample() {
            return 1;
        }

        @Override
        public int label(int row) {
            return 0;
        }

        @Override
        public void append(int row, RandomStream random, FloatBuffer target) {
            target.put(100 * row + random.nextInt(10));
        }
    }
}
