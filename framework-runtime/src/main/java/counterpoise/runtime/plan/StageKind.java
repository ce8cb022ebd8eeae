package counterpoise.runtime.plan;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import counterpoise.api.PluginKind;

/**
 * The kinds of stage that a trial is made of, in the order in which they run.
 *
 * <p>Raise a kind's revision when the same inputs and options give other results than before; stored results of the
 * earlier revision are then computed anew.
 */
public enum StageKind {
    /** All images of a dataset that is slow to read, decoded; for such a dataset alone. */
    IMAGES(1, PluginKind.DATASET),
    /** Which training images the experiment keeps, and which of them are held out for validation. */
    SUBSET(1, PluginKind.DATASET),
    /** Synthetic images, made before phase 1. */
    PIXEL_SYNTHETICS(1, PluginKind.DATASET, PluginKind.OVERSAMPLER),
    /** Phase 1: the network, end to end. */
    TRAINING(1, PluginKind.DATASET, PluginKind.ARCHITECTURE, PluginKind.LOSS, PluginKind.OVERSAMPLER),
    /** The embeddings of all images by the trained network, or those that the dataset brings. */
    EMBEDDINGS(1, PluginKind.DATASET, PluginKind.ARCHITECTURE),
    /** Phase 2: synthetic embeddings. */
    EMBEDDING_SYNTHETICS(1, PluginKind.OVERSAMPLER),
    /** Phase 3: the head, on real and synthetic embeddings. */
    HEAD(1, PluginKind.LOSS),
    /** The metrics of the finished trial. */
    EVALUATION(1, PluginKind.METRIC);

    private final int revision;
    private final Set<PluginKind> plugins;

    StageKind(int revision, PluginKind... plugins) {
        this.revision = revision;
        this.plugins = EnumSet.noneOf(PluginKind.class);
        this.plugins.addAll(Set.of(plugins));
    }

    /** The revision of this kind's results. */
    public int revision() {
        return revision;
    }

    /** The kinds of plugin that a stage of this kind may call; no other reaches it. */
    public Set<PluginKind> plugins() {
        return EnumSet.copyOf(plugins);
    }

    /** The kind as folders, files and messages write it: {@code embedding-synthetics}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
