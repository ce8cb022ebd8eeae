package counterpoise.runtime.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import counterpoise.api.dataset.DataFile;
import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.Download;
import counterpoise.api.dataset.Download.Packing;
import counterpoise.runtime.data.DatasetFolders;
import counterpoise.runtime.data.FileCheck;
import counterpoise.runtime.data.MissingDataException;
import counterpoise.runtime.data.WrongDataException;
import counterpoise.runtime.run.RequestException;
import counterpoise.runtime.store.DurableFiles;
import counterpoise.runtime.store.FileTrees;
import counterpoise.runtime.store.Sha256;
import counterpoise.runtime.store.StageLock;
import counterpoise.runtime.store.StoreException;

/**
 * Gets the files of a dataset from where they are published. Everything is downloaded, verified and unpacked in a
 * working folder beside its place, {@code DATA/.fetch-NAME}, and renamed into place when it is whole. What an
 * interrupted fetch leaves in the working folder, the next one takes up. One process fetches a dataset into a folder at
 * a time: it holds {@code DATA/.fetch-NAME.lock}, an empty file that stays.
 */
public final class DatasetFetch {

    /** How many times its own size an archive may hold: photographs hardly shrink, drawings may to a twentieth. */
    private static final long MOST_COMPRESSED = 20;

    /** For archives so small that little can be said of how they shrink. */
    private static final long UNPACKED_MARGIN = 16 << 20;

    private final String name;
    private final DataSource source;
    private final Path data;
    private final Mirror mirror;
    private final HttpTransfer transfer;
    private final FetchListener listener;
    private final Path work;

    /**
     * A fetch.
     *
     * @param name of the dataset
     * @param source what the dataset declares
     * @param data the folder that data sets go to; made if it is missing
     * @param from an address to get it from instead of the published one: of a folder, which ends in a slash, or of the
     *     only file
     * @throws RequestException with a sentence if there is nothing to fetch, or {@code from} is no such address
     */
    public DatasetFetch(String name, DataSource source, Path data, Optional<String> from, FetchListener listener) {
        this(name, source, data, from, listener, HttpTransfer.Patience.USUAL);
    }

    DatasetFetch(
            String name,
            DataSource source,
            Path data,
            Optional<String> from,
            FetchListener listener,
            HttpTransfer.Patience patience) {
        if (source.downloads().isEmpty()) {
            throw new RequestException("Dataset %s is published nowhere that a program can get it from. %s"
                    .formatted(name, source.howToGet()));
        }
        this.name = name;
        this.source = source;
        this.data = data.toAbsolutePath().normalize();
        this.mirror = Mirror.of(name, source, from);
        this.listener = listener;
        this.transfer = new HttpTransfer(patience);
        this.work = this.data.resolve(".fetch-" + name);
    }

    /**
     * Gets what is missing.
     *
     * @throws RequestException with a sentence if files that are there are not those of the dataset; nothing has been
     *     downloaded then
     * @throws FetchException with a sentence if the dataset could not be had; nothing of it is in place then
     * @throws StoreException with a sentence if it could not be written
     */
    public Fetched fetch() throws IOException, InterruptedException {
        Optional<Fetched> there = find();
        if (there.isPresent() && !Files.exists(work)) {
            return there.get();
        }
        StageLock lock = lock();
        try (lock) {
            // Whoever held the lock before may have fetched it, and may have been killed before it tidied up.
            there = find();
            if (there.isPresent()) {
                tidy(true);
                return there.get();
            }
            return download();
        }
    }

    private StageLock lock() throws IOException, InterruptedException {
        boolean[] said = new boolean[1];
        // Beside the working folder: that is deleted, and the file of a lock must not be.
        return StageLock.acquire(work.resolveSibling(work.getFileName() + ".lock"), waited -> {
            if (!said[0]) {
                listener.say(
                        "Dataset %s is being fetched into %s by another run; waiting for it".formatted(name, data));
                said[0] = true;
            }
        });
    }

    /** The dataset, if it is there and whole. */
    private Optional<Fetched> find() throws IOException {
        try {
            Path folder = new DatasetFolders(List.of(data)).verified(name, source, DatasetFetch::digest);
            List<String> verified = source.files().stream().map(Verified::alone).toList();
            return Optional.of(new Fetched(folder, true, verified));
        } catch (MissingDataException e) {
            return Optional.empty();
        } catch (WrongDataException e) {
            throw new RequestException(e.getMessage());
        }
    }

    private Path target() {
        return data.resolve(source.folderName());
    }

    private Path unpacked() {
        return work.resolve("unpacked");
    }

    /** What will be renamed to {@link #target}. */
    private Path whole() {
        return unpacked().resolve(source.folderName());
    }

    /** Downloads what is missing and puts it into place. */
    private Fetched download() throws IOException, InterruptedException {
        refuseOtherFilesInPlace();
        List<Download> missing = source.downloads().stream()
                .filter(download -> download.packing() != Packing.NONE || !isInPlace(download.file()))
                .toList();
        // A fetch that was killed may have left some.
        takeBack();
        begin();
        boolean inPlace = false;
        try {
            for (Download download : missing) {
                get(download);
            }
            List<String> verified = new ArrayList<>();
            for (Download download : source.downloads()) {
                verified.add(Verified.alone(download.file()));
                if (missing.contains(download)) {
                    verified.addAll(unpack(download));
                }
            }
            Placement.move(whole(), target());
            inPlace = true;
            return new Fetched(target(), false, verified);
        } finally {
            tidy(inPlace);
        }
    }

    /** Makes parts again of those files that were moved into {@link #whole}, but never from there into place. */
    private void takeBack() throws IOException {
        for (Download download : source.downloads()) {
            Path moved = DatasetFolders.resolve(whole(), download.file().path());
            Path part = part(download.file()).path();
            if (download.packing() == Packing.NONE && Files.isRegularFile(moved) && !Files.exists(part)) {
                try {
                    Files.move(moved, part);
                } catch (IOException e) {
                    throw StoreException.whileWriting(part, e);
                }
            }
        }
    }

    /** Leaves of the working folder what the next fetch can take up. */
    private void tidy(boolean inPlace) {
        try {
            if (!inPlace) {
                takeBack();
                FileTrees.delete(unpacked());
            }
            if (inPlace || FileTrees.walk(work).stream().noneMatch(PartialFile::isOne)) {
                FileTrees.delete(work);
            }
        } catch (IOException e) {
            // The next fetch does it. How this one ended matters more, and is told.
        }
    }

    private void refuseOtherFilesInPlace() throws IOException {
        if (Files.exists(target()) && !Files.isDirectory(target())) {
            throw new RequestException("%s is a file, but dataset %s needs a folder of this name: move it away."
                    .formatted(target(), name));
        }
        try {
            DatasetFolders.verify(name, source, target(), DatasetFetch::digest);
        } catch (WrongDataException e) {
            throw new RequestException(e.getMessage());
        }
    }

    /** Whether a file is in place that is known to be the right one. */
    private boolean isInPlace(DataFile file) {
        return file.sha256().isPresent() && Files.isRegularFile(DatasetFolders.resolve(target(), file.path()));
    }

    /** Downloads and verifies one file into the working folder. */
    private void get(Download download) throws IOException, InterruptedException {
        DataFile file = download.file();
        PartialFile part = part(file);
        if (file.sha256().isPresent() && part.bytes() > 0 && isRight(file, part)) {
            return;
        }
        URI address = mirror.address(download);
        transfer.get(address, file, part, listener);
        Optional<String> difference = difference(file, part.path());
        if (difference.isPresent()) {
            part.discard();
            throw new FetchException(
                    ("%s, which was fetched from %s, %s: it is thrown away. Try again, or name another address with"
                                    + " --from.")
                            .formatted(file.path(), address, difference.get()));
        }
    }

    private PartialFile part(DataFile file) {
        return PartialFile.in(work, file.path());
    }

    private static boolean isRight(DataFile file, PartialFile part) throws FetchException {
        return difference(file, part.path()).isEmpty();
    }

    /** How a file that was fetched differs from what it should be. */
    private static Optional<String> difference(DataFile file, Path path) throws FetchException {
        try {
            return FileCheck.difference(file, path, Sha256::ofFile);
        } catch (IOException e) {
            throw new FetchException(
                    "%s cannot be read again (%s: %s): check the disk, or name another folder with --data."
                            .formatted(path, e.getClass().getSimpleName(), e.getMessage()),
                    e);
        }
    }

    /** Takes the dataset's files out of one download; says what of them was verified besides it. */
    private List<String> unpack(Download download) throws IOException {
        DataFile file = download.file();
        if (download.packing() == Packing.TAR_GZ) {
            listener.say("%s: unpacking".formatted(file.path()));
            try {
                TarGz.unpack(file.path(), part(file).path(), unpacked(), mostUnpacked(file));
                return verifyUnpacked(file);
            } catch (FetchException e) {
                part(file).discard();
                throw e;
            }
        }
        Path place = DatasetFolders.resolve(whole(), file.path());
        try {
            Files.createDirectories(place.getParent());
            DurableFiles.sync(part(file).path());
            Files.move(part(file).path(), place);
        } catch (IOException e) {
            throw StoreException.whileWriting(place, e);
        }
        return List.of();
    }

    /** How many bytes an archive may hold: more would be no dataset, but an attempt to fill the disk. */
    private long mostUnpacked(DataFile archive) throws IOException {
        long declared = source.files().stream()
                .mapToLong(file -> file.bytes().orElse(0))
                .sum();
        return Math.max(MOST_COMPRESSED * part(archive).bytes(), declared) + UNPACKED_MARGIN;
    }

    private List<String> verifyUnpacked(DataFile archive) throws IOException {
        List<String> verified = new ArrayList<>();
        for (DataFile file : source.files()) {
            Path path = DatasetFolders.resolve(whole(), file.path());
            Optional<String> difference =
                    Files.isRegularFile(path) ? difference(file, path) : Optional.of("is not there");
            if (difference.isPresent()) {
                throw new FetchException("In the archive %s, %s/%s %s: get it from another address by --from."
                        .formatted(archive.path(), source.folderName(), file.path(), difference.get()));
            }
            verified.add(Verified.in(archive, file));
        }
        return verified;
    }

    /**
     * The SHA-256 of a file that lies in place.
     *
     * @throws RequestException with a sentence if the file cannot be read
     */
    private static String digest(Path file) {
        try {
            return Sha256.ofFile(file);
        } catch (IOException e) {
            throw new RequestException("%s cannot be read (%s: %s): allow reading it, or move it away."
                    .formatted(file, e.getClass().getSimpleName(), e.getMessage()));
        }
    }

    private void begin() throws IOException {
        try {
            FileTrees.delete(unpacked());
            Files.createDirectories(whole());
        } catch (IOException e) {
            throw StoreException.whileWriting(whole(), e);
        }
    }
}
