package counterpoise.runtime.fetch;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.GZIPInputStream;

import counterpoise.runtime.store.DurableFiles;
import counterpoise.runtime.store.StoreException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Unpacks tar archives that gzip has compressed: plain files and folders only, and only below the folder given. */
final class TarGz {

    private static final int BUFFER_BYTES = 1 << 16;

    private final String name;
    private final Path folder;
    private final long mostBytes;

    private TarGz(String name, Path folder, long mostBytes) {
        this.name = name;
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /**
     * Unpacks {@code archive} into {@code folder}, which is empty.
     *
     * @param name of the archive, for messages
     * @param mostBytes how large the tar archive may be
     * @throws FetchException with a sentence if the archive is damaged, larger than that, or has an entry that could
     *     end up elsewhere; part of it may have been unpacked by then
     */
    static void unpack(String name, Path archive, Path folder, long mostBytes) throws IOException {
        new TarGz(name, folder, mostBytes).unpack(archive);
    }

    private void unpack(Path archive) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), BUFFER_BYTES);
                TarArchiveInputStream tar = open(file)) {
            for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
                Path target = target(entry);
                try {
                    Files.createDirectories(entry.isDirectory() ? target : target.getParent());
                    if (!entry.isDirectory()) {
                        write(tar, target);
                    }
                } catch (FileAlreadyExistsException e) {
                    throw refused("has \"%s\" twice".formatted(entry.getName()));
                } catch (FetchException e) {
                    throw e;
                } catch (IOException e) {
                    throw StoreException.whileWriting(target, e);
                }
            }
        }
    }

    private TarArchiveInputStream open(InputStream file) throws FetchException {
        try {
            return new TarArchiveInputStream(new GZIPInputStream(file, BUFFER_BYTES));
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private TarArchiveEntry next(TarArchiveInputStream tar) throws FetchException {
        TarArchiveEntry entry;
        try {
            entry = tar.getNextEntry();
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(e);
        }
        refuseTooMuch(tar);
        return entry;
    }

    private void write(TarArchiveInputStream tar, Path target) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            for (int read = read(tar, buffer); read >= 0; read = read(tar, buffer)) {
                out.write(buffer, 0, read);
            }
        }
        DurableFiles.sync(target);
    }

    private int read(TarArchiveInputStream tar, byte[] buffer) throws FetchException {
        int read;
        try {
            read = tar.read(buffer);
        } catch (IOException e) {
            throw damaged(e);
        }
        refuseTooMuch(tar);
        return read;
    }

    private void refuseTooMuch(TarArchiveInputStream tar) throws FetchException {
        if (tar.getBytesRead() > mostBytes) {
            throw refused("becomes larger than %d bytes, which no data set of its size does".formatted(mostBytes));
        }
    }

    /** Where an entry goes. */
    private Path target(TarArchiveEntry entry) throws FetchException {
        String path = entry.getName();
        // Names that Windows understands otherwise are refused everywhere: the same archive, the same answer.
        boolean escapes = path.startsWith("/")
                || path.contains("\\")
                || path.contains(":")
                || List.of(path.split("/")).contains("..");
        if (escapes) {
            throw refused("has the entry \"%s\", which would be written outside its folder".formatted(path));
        }
        boolean plain = entry.isDirectory() || entry.isFile() && !entry.isSymbolicLink() && !entry.isLink();
        boolean device = entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO();
        if (!plain || device) {
            throw refused("has the entry \"%s\", which is a link or a device".formatted(path));
        }
        try {
            return folder.resolve(path);
        } catch (InvalidPathException e) {
            throw refused("has an entry whose name cannot be a file's");
        }
    }

    private FetchException refused(String reason) {
        return new FetchException("The archive %s %s: it is not unpacked. Get it from another address by --from."
                .formatted(name, reason));
    }

    private FetchException damaged(Exception e) {
        String reason = e instanceof EOFException ? "it ends too early" : e.getMessage();
        return new FetchException(
                "The archive %s is cut or damaged (%s): it is not unpacked. Get it from another address by --from."
                        .formatted(name, reason),
                e);
    }
}
