package counterpoise.datasets.cifar;

import java.util.Optional;
import java.util.OptionalLong;

import counterpoise.api.dataset.DataFile;

/**
 * A file of an official archive.
 *
 * @param name of the file
 * @param bytes its size
 * @param sha256 its checksum, if it is known for certain
 */
record CifarFile(String name, long bytes, Optional<String> sha256) {

    /**
     * The file as a dataset declares it.
     *
     * @param official whether it must be the official one; else any file of this name is taken
     */
    DataFile declared(boolean official) {
        return official
                ? new DataFile(name, OptionalLong.of(bytes), sha256)
                : new DataFile(name, OptionalLong.empty(), Optional.empty());
    }
}
