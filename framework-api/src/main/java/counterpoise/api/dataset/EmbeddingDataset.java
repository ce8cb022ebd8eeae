package counterpoise.api.dataset;

import java.io.IOException;

/**
 * Labelled embeddings, which some network has made already. Phase 1 and the extraction of embeddings fall away: phases
 * 2 and 3 work on what {@link #load} gives, and since there is no head of phase 1 to hand on, phase 3 always trains one.
 */
public interface EmbeddingDataset extends Dataset {

    @Override
    LabelledEmbeddings load(Part part, DatasetContext context) throws IOException;
}
