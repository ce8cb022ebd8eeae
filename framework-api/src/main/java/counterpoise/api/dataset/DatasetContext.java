package counterpoise.api.dataset;

import java.nio.file.Path;

import counterpoise.api.WorkContext;

/**
 * What the runtime lends to a dataset. A dataset is the same for every experiment, so its randomness depends on its
 * own options: {@code random} takes no part of the experiment's seed here. One product is asked for each part at most
 * once, and by one stage only.
 */
public interface DatasetContext extends WorkContext {

    /**
     * The folder in which all files of {@link Dataset#source()} lie, each of the size and checksum it declares.
     *
     * @throws IllegalStateException if the dataset declares no files
     */
    default Path folder() {
        throw new UnsupportedOperationException("this context lends no folder");
    }
}
