package counterpoise.runtime.fetch;

import counterpoise.api.dataset.DataFile;

/** Says in words what of a file was compared with what it should be. */
final class Verified {

    private Verified() {}

    /** What was compared of a file that stands for itself. */
    static String alone(DataFile file) {
        if (file.sha256().isPresent()) {
            return file.path() + ": verified by " + (file.bytes().isPresent() ? "size and SHA-256" : "SHA-256");
        }
        return file.path()
                + (file.bytes().isPresent()
                        ? ": verified by size alone, as no checksum of it is known"
                        : ": not verified, as neither size nor checksum is asked of it");
    }

    /** What was compared of a file that came in {@code archive}. */
    static String in(DataFile archive, DataFile file) {
        return file.sha256().isEmpty() && archive.sha256().isPresent()
                ? file.path() + ": verified as part of the archive"
                : alone(file);
    }
}
