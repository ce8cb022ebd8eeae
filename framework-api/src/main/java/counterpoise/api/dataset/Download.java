package counterpoise.api.dataset;

import java.net.URI;

/**
 * Something that is published and holds files of a dataset. {@code run-experiment fetch} gets it.
 *
 * @param address where it is published; {@code http} or {@code https}
 * @param file what lies there, with the size and the checksum of what is published, where they are known for certain;
 *     without {@link Packing#NONE packing} one of the {@link DataSource#files() dataset's files}, else the archive
 * @param packing how the dataset's files are packed into it
 */
public record Download(URI address, DataFile file, Packing packing) {

    /** How files are packed. */
    public enum Packing {
        /** It is a file of the dataset itself. */
        NONE,
        /** A tar archive, compressed by gzip, which holds the folder {@link DataSource#folderName()}. */
        TAR_GZ
    }
}
