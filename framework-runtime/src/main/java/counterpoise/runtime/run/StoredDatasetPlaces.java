package counterpoise.runtime.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.Dataset;
import counterpoise.runtime.data.DataDigest;
import counterpoise.runtime.data.DatasetFolders;
import counterpoise.runtime.data.MissingDataException;
import counterpoise.runtime.data.WrongDataException;
import counterpoise.runtime.plan.DatasetPlaces;
import counterpoise.runtime.plan.Place;
import counterpoise.runtime.store.DigestCache;

/** Finds datasets in the folders that the user names, and remembers in the store what their files hold. */
final class StoredDatasetPlaces implements DatasetPlaces {

    private final DatasetFolders folders;
    private final DigestCache digests;

    StoredDatasetPlaces(List<Path> dataFolders, DigestCache digests) {
        this.folders = new DatasetFolders(dataFolders);
        this.digests = digests;
    }

    @Override
    public Place of(String name, Dataset dataset) {
        Optional<DataSource> source = dataset.source();
        if (source.isEmpty()) {
            return Place.IN_MEMORY;
        }
        try {
            Path folder = folders.verified(name, source.get(), digests::sha256);
            String digest = DataDigest.of(source.get(), folder, digests::sha256);
            return new Place(Optional.of(digest), Optional.of(folder), Optional.empty());
        } catch (MissingDataException e) {
            return new Place(Optional.empty(), Optional.empty(), Optional.of(e.getMessage()));
        } catch (WrongDataException e) {
            throw new RequestException(e.getMessage());
        } catch (IOException e) {
            throw new RequestException("The files of dataset %s cannot be read: %s".formatted(name, e));
        }
    }
}
