package counterpoise.runtime.lifecycle;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import counterpoise.runtime.store.Npy;
import counterpoise.runtime.store.StoredStage;

/** The embeddings of an experiment, its network's or its dataset's own, as the embeddings stage stores them. */
record StoredEmbeddings(StoredStage stage, int width, int classes) {

    /** The parts of the data. */
    enum Part {
        TRAIN,
        VALIDATION,
        TEST;

        /** The file of the embeddings: float32, (count, width). */
        String valuesFile() {
            return name().toLowerCase(Locale.ROOT) + ".npy";
        }

        /** The file of the labels: int32, (count). */
        String labelsFile() {
            return name().toLowerCase(Locale.ROOT) + "-labels.npy";
        }
    }

    /** The file of the head that belongs to them, the selected weights of phase 1; missing where there was none. */
    static final String HEAD = "head.safetensors";

    /** The fact that says how many values an embedding has. */
    static final String WIDTH = "width";

    static StoredEmbeddings of(StoredStage stage) {
        return new StoredEmbeddings(
                stage,
                stage.record().facts().get(WIDTH).asInt(),
                stage.record().facts().get(Facts.CLASS_NAMES).size());
    }

    ArraySamples train() throws IOException {
        return part(Part.TRAIN);
    }

    /** The training embeddings, followed by synthetic ones if there are any. */
    ArraySamples trainWith(Optional<StoredStage> synthetics) throws IOException {
        ArraySamples real = train();
        if (synthetics.isEmpty()) {
            return real;
        }
        float[] moreValues = Npy.readFloats(synthetics.get().path(Synthetics.VALUES));
        int[] moreLabels = Npy.readInts(synthetics.get().path(Synthetics.LABELS));
        float[] values = Arrays.copyOf(real.values(), real.values().length + moreValues.length);
        System.arraycopy(moreValues, 0, values, real.values().length, moreValues.length);
        int[] labels = Arrays.copyOf(real.labels(), real.labels().length + moreLabels.length);
        System.arraycopy(moreLabels, 0, labels, real.labels().length, moreLabels.length);
        return new ArraySamples(values, labels, classes, width);
    }

    ArraySamples part(Part part) throws IOException {
        return new ArraySamples(
                Npy.readFloats(stage.path(part.valuesFile())),
                Npy.readInts(stage.path(part.labelsFile())),
                classes,
                width);
    }
}
