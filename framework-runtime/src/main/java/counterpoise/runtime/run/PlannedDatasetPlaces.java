package counterpoise.runtime.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.Dataset;
import counterpoise.runtime.data.DataDigest;
import counterpoise.runtime.data.DatasetFolders;
import counterpoise.runtime.plan.DatasetPlaces;
import counterpoise.runtime.plan.Place;
import counterpoise.runtime.store.DigestCache;

/**
 * What can be said of datasets without reading them, for plans that are only shown: the checksums they declare, or
 * those remembered from an earlier run. Where neither is at hand, a stand-in makes keys that no stored result has.
 */
final class PlannedDatasetPlaces implements DatasetPlaces {

    /** Stands for the digest of data that nobody has read yet. */
    static final String NOT_KNOWN = "not known";

    private final DatasetFolders folders;
    private final DigestCache digests;

    PlannedDatasetPlaces(List<Path> dataFolders, DigestCache digests) {
        this.folders = new DatasetFolders(dataFolders);
        this.digests = digests;
    }

    @Override
    public Place of(String name, Dataset dataset) {
        Optional<DataSource> source = dataset.source();
        if (source.isEmpty()) {
            return Place.IN_MEMORY;
        }
        Optional<String> digest = DataDigest.declared(source.get()).or(() -> remembered(name, source.get()));
        return new Place(Optional.of(digest.orElse(NOT_KNOWN)), Optional.empty(), Optional.empty());
    }

    private Optional<String> remembered(String name, DataSource source) {
        try {
            Path folder = folders.locate(name, source);
            return DataDigest.known(source, folder, digests::known);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
