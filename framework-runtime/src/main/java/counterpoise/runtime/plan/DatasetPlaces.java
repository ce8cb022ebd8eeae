package counterpoise.runtime.plan;

import counterpoise.api.dataset.Dataset;

/** Finds where datasets lie. */
@FunctionalInterface
public interface DatasetPlaces {

    /** Where the files of {@code dataset} lie, which a configuration calls {@code name}. */
    Place of(String name, Dataset dataset);
}
