package counterpoise.api.metric;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A small function of one finished trial. */
public interface Metric {

    /**
     * Which parts of the evaluation, beyond the predictions on the test set, the metric reads; asking for others fails.
     */
    default Set<Need> needs() {
        return EnumSet.noneOf(Need.class);
    }

    /**
     * Computes the metric.
     *
     * @return one or more results. A result that bears the plugin's own name is written under that plain name, and a
     *     scalar of that name becomes a column; a result of any other name is written as {@code plugin.name}
     */
    List<MetricResult> compute(Evaluation evaluation);

    /** Parts of an evaluation that cost something to bring. */
    enum Need {
        /** Embeddings of the training set, with and without synthetic samples, and of the test set. */
        EMBEDDINGS,
        /** The classifier heads before and after phase 3. */
        HEADS
    }
}
