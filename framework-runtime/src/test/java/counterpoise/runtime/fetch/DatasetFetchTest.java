package counterpoise.runtime.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import counterpoise.api.dataset.DataFile;
import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.Download;
import counterpoise.api.dataset.Download.Packing;
import counterpoise.runtime.run.RequestException;
import counterpoise.runtime.store.FileTrees;
import counterpoise.runtime.store.Sha256;
import counterpoise.runtime.store.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetFetchTest {

    private static final HttpTransfer.Patience PATIENCE =
            new HttpTransfer.Patience(3, Duration.ofMillis(1), Duration.ofSeconds(2));

    private static final byte[] IMAGES = noise(300_000, 1);
    private static final byte[] LABELS = noise(1000, 2);

    @TempDir
    private Path data;

    private final Heard heard = new Heard();
    private FileServer server;
    private byte[] archive;

    private static final class Heard implements FetchListener {

        private final List<String> sentences = new ArrayList<>();
        private final List<Long> progress = new ArrayList<>();

        @Override
        public synchronized void progress(String file, long bytes, OptionalLong total) {
            progress.add(bytes);
        }

        synchronized long received() {
            return progress.isEmpty() ? 0 : progress.get(progress.size() - 1);
        }

        @Override
        public synchronized void say(String sentence) {
            sentences.add(sentence);
        }
    }

    @BeforeEach
    void publish() throws IOException {
        server = new FileServer();
        server.received = heard::received;
        archive = new TarBuilder()
                .folder("official/")
                .file("official/images.bin", IMAGES)
                .file("official/labels.bin", LABELS)
                .file("official/readme.html", new byte[] {1})
                .toBytes();
        server.put("data.tar.gz", archive);
        server.put("images.bin", IMAGES);
        server.put("labels.bin", LABELS);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void downloadsVerifiesAndUnpacks() throws Exception {
        Fetched fetched = fetch(packed(true));
        assertThat(fetched.folder()).isEqualTo(data.resolve("official"));
        assertThat(fetched.wasThere()).isFalse();
        assertThat(fetched.verified())
                .containsExactly(
                        "data.tar.gz: verified by size and SHA-256",
                        "images.bin: verified by size and SHA-256",
                        "labels.bin: verified as part of the archive");
        assertWhole();
        assertThat(data.resolve("official/readme.html")).hasBinaryContent(new byte[] {1});
        assertThat(server.requests()).containsExactly("data.tar.gz");
        assertThat(heard.progress).isSorted().endsWith((long) archive.length);
    }

    @Test
    void downloadsFilesThatAreNotPacked() throws Exception {
        Fetched fetched = fetch(plain(true));
        assertThat(fetched.verified())
                .containsExactly(
                        "images.bin: verified by size and SHA-256", "labels.bin: verified by size and SHA-256");
        assertWhole();
        assertThat(server.requests()).containsExactly("images.bin", "labels.bin");
    }

    @Test
    void saysWhatCouldNotBeVerified() throws Exception {
        assertThat(fetch(packed(false)).verified())
                .containsExactly(
                        "data.tar.gz: not verified, as neither size nor checksum is asked of it",
                        "images.bin: not verified, as neither size nor checksum is asked of it",
                        "labels.bin: not verified, as neither size nor checksum is asked of it");
        assertWhole();
    }

    @Test
    void whatIsThereIsVerifiedAndNotFetchedAgain() throws Exception {
        fetch(packed(true));
        Fetched again = fetch(packed(true));
        assertThat(again.wasThere()).isTrue();
        assertThat(again.folder()).isEqualTo(data.resolve("official"));
        assertThat(again.verified())
                .containsExactly(
                        "images.bin: verified by size and SHA-256",
                        "labels.bin: verified by size alone, as no checksum of it is known");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void findsWhatAUserPutElsewhere() throws Exception {
        Files.createDirectories(data.resolve("toy"));
        Files.write(data.resolve("toy/images.bin"), IMAGES);
        Files.write(data.resolve("toy/labels.bin"), LABELS);
        assertThat(fetch(packed(true)).folder()).isEqualTo(data.resolve("toy"));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void goesOnWhereAConnectionWasCut() throws Exception {
        server.cutAfter(100_000, 50_000);
        fetch(packed(true));
        assertWhole();
        assertThat(server.requests())
                .containsExactly("data.tar.gz", "data.tar.gz bytes=100000-", "data.tar.gz bytes=150000-");
        assertThat(heard.sentences).contains("data.tar.gz: the connection was cut after 100000 bytes; trying again");
    }

    @Test
    void goesOnWhereAnEarlierCommandWasCut() throws Exception {
        server.cutAfter(100_000, 0, 0);
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(() -> fetch(packed(true)))
                .withMessageStartingWith("data.tar.gz could not be fetched from %sdata.tar.gz: ", server.address())
                .withMessageEndingWith(". 100000 bytes of it are there, and the same command goes on from them.");
        assertThat(data.resolve("official")).doesNotExist();
        fetch(packed(true));
        assertWhole();
        assertThat(server.requests()).last().isEqualTo("data.tar.gz bytes=100000-");
    }

    @Test
    void beginsAnewWhereTheServerKnowsNoRanges() throws Exception {
        server.ranges = false;
        server.cutAfter(100_000);
        fetch(packed(true));
        assertWhole();
        assertThat(server.requests()).containsExactly("data.tar.gz", "data.tar.gz bytes=100000-");
    }

    @Test
    void beginsAnewWhereTheFileHasChanged() throws Exception {
        server.cutAfter(100_000, 0, 0);
        assertThatExceptionOfType(FetchException.class).isThrownBy(() -> fetch(packed(false)));
        byte[] other = new TarBuilder()
                .file("official/images.bin", LABELS)
                .file("official/labels.bin", noise(400_000, 3))
                .toBytes();
        server.put("data.tar.gz", other);
        server.tag = "\"2\"";
        fetch(packed(false));
        assertThat(data.resolve("official/images.bin")).hasBinaryContent(LABELS);
        assertThat(data.resolve("official/labels.bin")).hasBinaryContent(noise(400_000, 3));
    }

    @Test
    void beginsAnewWhereNothingTellsWhetherTheFileHasChanged() throws Exception {
        server.tag = null;
        server.cutAfter(100_000);
        fetch(packed(false));
        assertWhole();
        assertThat(server.requests()).containsExactly("data.tar.gz", "data.tar.gz");
    }

    @Test
    void theChecksumTellsWhereTheServerDoesNot() throws Exception {
        server.tag = null;
        server.cutAfter(100_000);
        fetch(packed(true));
        assertWhole();
        assertThat(server.requests()).containsExactly("data.tar.gz", "data.tar.gz bytes=100000-");
    }

    @Test
    void beginsAnewWhereTheServerSendsAnotherPart() throws Exception {
        server.shiftsRanges = true;
        server.cutAfter(100_000);
        fetch(packed(true));
        assertWhole();
        assertThat(server.requests()).containsExactly("data.tar.gz", "data.tar.gz bytes=100000-", "data.tar.gz");
    }

    @Test
    void takesAFileWhoseLengthTheServerDoesNotTell() throws Exception {
        server.tellsLength = false;
        fetch(packed(false));
        assertWhole();
    }

    @Test
    void theArchiveTellsOfACutWhereTheServerDoesNot() throws Exception {
        server.tellsLength = false;
        server.cutAfter(100_000);
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(() -> fetch(packed(false)))
                .withMessage("The archive data.tar.gz is cut or damaged (it ends too early): it is not unpacked. Get it"
                        + " from another address by --from.");
        assertThat(data.resolve("official")).doesNotExist();
        fetch(packed(false));
        assertWhole();
    }

    @Test
    void givesUpAConnectionOnWhichNothingComes() throws Exception {
        server.stalls = true;
        server.cutAfter(100_000);
        fetch(packed(true), new HttpTransfer.Patience(3, Duration.ofMillis(1), Duration.ofMillis(500)));
        assertWhole();
        assertThat(server.requests()).containsExactly("data.tar.gz", "data.tar.gz bytes=100000-");
        assertThat(heard.sentences).contains("data.tar.gz: nothing came for 0.5 s after 100000 bytes; trying again");
    }

    @Test
    void throwsAwayWhatHasAnotherChecksum() throws Exception {
        byte[] spoilt = archive.clone();
        spoilt[archive.length / 2] ^= 1;
        server.put("data.tar.gz", spoilt);
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(() -> fetch(packed(true)))
                .withMessage(
                        "data.tar.gz, which was fetched from %sdata.tar.gz, has the SHA-256 %s, but should have %s: it"
                                + " is thrown away. Try again, or name another address with --from.",
                        server.address(), sha256(spoilt), sha256(archive));
        assertThat(data.resolve("official")).doesNotExist();
        server.put("data.tar.gz", archive);
        fetch(packed(true));
        assertWhole();
        assertThat(server.requests()).containsExactly("data.tar.gz", "data.tar.gz");
    }

    @Test
    void refusesAFileOfAnotherSizeBeforeItIsDownloaded() {
        server.put("data.tar.gz", "<html>Please log in</html>".getBytes());
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(() -> fetch(packed(true)))
                .withMessage(
                        "%sdata.tar.gz has 26 bytes, but data.tar.gz should have %d: something else lies there; name"
                                + " another address with --from.",
                        server.address(), archive.length);
        assertThat(heard.progress).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 403, 400})
    void saysAtOnceThatAFileIsNotThere(int status) {
        server.failures = 1;
        server.failureStatus = status;
        if (status == 404) {
            server.failures = 0;
        }
        DataSource source = status == 404 ? packed("gone.tar.gz", true) : packed(true);
        String reason =
                switch (status) {
                    case 404 -> "there is no such file (404)";
                    case 403 -> "access is denied (403)";
                    default -> "the server answered with status 400";
                };
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(() -> fetch(source))
                .withMessageContaining(": " + reason + "; name another address with --from.");
        assertThat(server.requests()).hasSize(1);
        assertThat(data.resolve("official")).doesNotExist();
    }

    @Test
    void triesAgainWhereAServerIsBusy() throws Exception {
        server.failures = 2;
        server.failureStatus = 503;
        fetch(packed(true));
        assertWhole();
        assertThat(server.requests()).hasSize(3);
        assertThat(heard.sentences).contains("data.tar.gz: the server failed (503) after 0 bytes; trying again");
    }

    @Test
    void saysThatThereIsNoServer() throws IOException {
        server.close();
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(() -> fetch(packed(true)))
                .withMessageContaining("no connection could be made to the server. Try again later, or name");
        assertThat(left()).containsExactly(".fetch-toy.lock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "/evil"})
    void unpacksNothingThatCouldBeWrittenElsewhere(String name) throws Exception {
        server.put("data.tar.gz", new TarBuilder().file(name, IMAGES).toBytes());
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(() -> fetch(packed(false)))
                .withMessageContaining("which would be written outside its folder");
        assertThat(data.resolve("official")).doesNotExist();
        assertThat(data.resolve("evil")).doesNotExist();
        assertThat(data.resolve(".fetch-toy/evil")).doesNotExist();
        server.put("data.tar.gz", archive);
        fetch(packed(false));
        assertWhole();
    }

    @Test
    void refusesAnArchiveWithoutTheFiles() throws Exception {
        server.put(
                "data.tar.gz",
                new TarBuilder().file("official/images.bin", IMAGES).toBytes());
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(() -> fetch(packed(false)))
                .withMessage(
                        "In the archive data.tar.gz, official/labels.bin is not there: get it from another address by"
                                + " --from.");
        assertThat(data.resolve("official")).doesNotExist();
    }

    @Test
    void refusesAnArchiveWithOtherFilesWhereOnlyTheirChecksumsAreKnown() throws Exception {
        DataSource source = new DataSource(
                Optional.empty(),
                "official",
                List.of(known("images.bin", IMAGES), file("labels.bin")),
                List.of(),
                "Ask.",
                List.of(new Download(
                        URI.create(server.address() + "data.tar.gz"), file("data.tar.gz"), Packing.TAR_GZ)));
        server.put(
                "data.tar.gz",
                new TarBuilder()
                        .file("official/images.bin", noise(300_000, 9))
                        .file("official/labels.bin", LABELS)
                        .toBytes());
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(() -> fetch(source))
                .withMessageContaining("official/images.bin has the SHA-256 " + sha256(noise(300_000, 9)));
        assertThat(data.resolve("official")).doesNotExist();
        server.put("data.tar.gz", archive);
        assertThat(fetch(source).verified())
                .startsWith(
                        "data.tar.gz: not verified, as neither size nor checksum is asked of it",
                        "images.bin: verified by size and SHA-256");
    }

    @Test
    void takesTheFilesFromAnotherAddress() throws Exception {
        DataSource source = packedAt("http://127.0.0.1:9/nowhere/", "data.tar.gz", true);
        new DatasetFetch("toy", source, data, Optional.of(server.address()), heard, PATIENCE).fetch();
        assertWhole();
    }

    @Test
    void takesTheOnlyFileFromItsOwnAddress() throws Exception {
        server.put("renamed.tgz", archive);
        DataSource source = packedAt("http://127.0.0.1:9/nowhere/", "data.tar.gz", true);
        new DatasetFetch("toy", source, data, Optional.of(server.address() + "renamed.tgz"), heard, PATIENCE).fetch();
        assertWhole();
    }

    @Test
    void goesNotOnWithWhatCameFromElsewhere() throws Exception {
        server.cutAfter(100_000, 0, 0);
        assertThatExceptionOfType(FetchException.class).isThrownBy(() -> fetch(packed(true)));
        server.put("renamed.tgz", archive);
        new DatasetFetch("toy", packed(true), data, Optional.of(server.address() + "renamed.tgz"), heard, PATIENCE)
                .fetch();
        assertWhole();
        assertThat(server.requests()).last().isEqualTo("renamed.tgz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.org/", "data/", "file:///etc/", "http:///x", "http://exa mple.org/"})
    void refusesWhatIsNoWebAddress(String from) {
        assertThatExceptionOfType(RequestException.class)
                .isThrownBy(() -> new DatasetFetch("toy", packed(true), data, Optional.of(from), heard))
                .withMessage("--from %s: needs an address that begins with http:// or https://", from);
    }

    @Test
    void refusesTheAddressOfOneFileForSeveral() {
        assertThatExceptionOfType(RequestException.class)
                .isThrownBy(() -> new DatasetFetch("toy", plain(true), data, Optional.of("http://x.org/y"), heard))
                .withMessage("--from http://x.org/y: dataset toy has 2 files; name the folder they lie in, ending in a"
                        + " slash");
    }

    @Test
    void refusesADatasetThatIsPublishedNowhere() {
        DataSource source = new DataSource(Optional.empty(), "official", List.of(file("x")), "Ask for it.");
        assertThatExceptionOfType(RequestException.class)
                .isThrownBy(() -> new DatasetFetch("toy", source, data, Optional.empty(), heard))
                .withMessage("Dataset toy is published nowhere that a program can get it from. Ask for it.");
    }

    @Test
    void overwritesNoFileThatDiffers() throws Exception {
        Path mine = Files.createDirectories(data.resolve("official")).resolve("images.bin");
        Files.writeString(mine, "mine");
        assertThatExceptionOfType(RequestException.class)
                .isThrownBy(() -> fetch(packed(true)))
                .withMessage(
                        "%s of dataset toy has 4 bytes, but should have 300000: remove it and get it again. Ask.",
                        mine);
        assertThat(mine).hasContent("mine");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void overwritesNoFileThatDiffersFromWhatCame() throws Exception {
        // Of labels.bin the size alone is known.
        Path mine = Files.createDirectories(data.resolve("official")).resolve("labels.bin");
        Files.write(mine, noise(1000, 7));
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(() -> fetch(packed(true)))
                .withMessage(
                        "%s is there already and differs from what was fetched: move it away, or name another folder"
                                + " with --data; nothing was changed.",
                        mine);
        assertThat(mine).hasBinaryContent(noise(1000, 7));
        assertThat(data.resolve("official/images.bin")).doesNotExist();
    }

    @Test
    void addsWhatIsMissing() throws Exception {
        Path folder = Files.createDirectories(data.resolve("official"));
        Files.write(folder.resolve("images.bin"), IMAGES);
        Files.writeString(folder.resolve("notes"), "mine");
        fetch(packed(true));
        assertWhole();
        assertThat(folder.resolve("notes")).hasContent("mine");
    }

    @Test
    void fetchesNoFileThatIsInPlace() throws Exception {
        Files.write(Files.createDirectories(data.resolve("official")).resolve("images.bin"), IMAGES);
        assertThat(fetch(plain(true)).verified())
                .containsExactly(
                        "images.bin: verified by size and SHA-256", "labels.bin: verified by size and SHA-256");
        assertWhole();
        assertThat(server.requests()).containsExactly("labels.bin");
    }

    @Test
    void keepsOneFileWhereTheNextCannotBeHad() throws Exception {
        DataSource source = plain(true);
        server.put("labels.bin", noise(1000, 8));
        assertThatExceptionOfType(FetchException.class).isThrownBy(() -> fetch(source));
        server.put("labels.bin", LABELS);
        fetch(source);
        assertWhole();
        assertThat(server.requests()).containsExactly("images.bin", "labels.bin", "labels.bin");
    }

    @Test
    void refusesAFileWhereTheFolderGoes() throws Exception {
        Files.writeString(data.resolve("official"), "mine");
        assertThatExceptionOfType(RequestException.class)
                .isThrownBy(() -> fetch(packed(true)))
                .withMessage(
                        "%s is a file, but dataset toy needs a folder of this name: move it away.",
                        data.resolve("official"));
        assertThat(data.resolve("official")).hasContent("mine");
    }

    @Test
    void ofTwoAtOnceTheSecondFindsWhatTheFirstFetched() throws Exception {
        server.slow = true;
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Fetched>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                both.add(two.submit(() -> fetch(packed(true))));
            }
            assertThat(List.of(both.get(0).get().wasThere(), both.get(1).get().wasThere()))
                    .containsExactlyInAnyOrder(true, false);
        } finally {
            two.shutdownNow();
        }
        assertWhole();
        assertThat(server.requests()).containsExactly("data.tar.gz");
        assertThat(heard.sentences)
                .contains("Dataset toy is being fetched into %s by another run; waiting for it".formatted(data));
    }

    @Test
    @Timeout(60)
    void ofTwoProcessesAtOnceBothSucceed() throws Exception {
        server.slow = true;
        DataFile packed = known("data.tar.gz", archive);
        DataFile images = known("images.bin", IMAGES);
        List<Path> folders =
                IntStream.range(0, 4).mapToObj(i -> data.resolve("data" + i)).toList();
        try (FetchProcess one = FetchProcess.start(server.address(), packed, images, folders);
                FetchProcess other = FetchProcess.start(server.address(), packed, images, folders)) {
            one.expect("ready");
            other.expect("ready");
            one.proceed();
            other.proceed();
            for (Path folder : folders) {
                assertThat(List.of(one.line(), other.line())).containsExactlyInAnyOrder("fetched", "found");
                assertThat(folder.resolve("official/images.bin")).hasBinaryContent(IMAGES);
                assertThat(folder.resolve(".fetch-toy")).doesNotExist();
                assertThat(folder.resolve(".fetch-toy.lock")).exists();
            }
        }
        assertThat(server.requests()).hasSize(4).containsOnly("data.tar.gz");
    }

    @Test
    void aFetchThatFailsSaysWhyThoughNothingIsLeftToTidy() {
        DataSource source = packed(true);
        FetchListener meddler = new FetchListener() {
            @Override
            public void progress(String file, long bytes, OptionalLong total) {
                if (bytes == archive.length) {
                    deleteTheWorkingFolder();
                }
            }

            @Override
            public void say(String sentence) {}
        };
        DatasetFetch fetch = new DatasetFetch("toy", source, data, Optional.empty(), meddler, PATIENCE);
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(fetch::fetch)
                .withMessageStartingWith(
                        "%s cannot be read again (NoSuchFileException: ", data.resolve(".fetch-toy/data.tar.gz.part"))
                .withMessageEndingWith("): check the disk, or name another folder with --data.");
    }

    private void deleteTheWorkingFolder() {
        try {
            FileTrees.delete(data.resolve(".fetch-toy"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void takesUpWhatWasKilledBetweenTwoFiles() throws Exception {
        // As it is when one of two files has been moved on and the other has not.
        Path work = data.resolve(".fetch-toy");
        Files.createDirectories(work.resolve("unpacked/official"));
        Files.write(work.resolve("unpacked/official/images.bin"), IMAGES);
        Files.write(work.resolve("labels.bin.part"), LABELS);
        fetch(plain(true));
        assertWhole();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void keepsAFileWhereTheFolderCannotBePutIntoPlace() throws Exception {
        // Of labels.bin neither size nor checksum is asked.
        DataSource source = plain(false);
        Path mine = Files.createDirectories(data.resolve("official")).resolve("labels.bin");
        Files.writeString(mine, "mine");
        assertThatExceptionOfType(FetchException.class).isThrownBy(() -> fetch(source));
        assertThat(data.resolve(".fetch-toy/images.bin.part")).hasBinaryContent(IMAGES);
        assertThat(data.resolve(".fetch-toy/unpacked")).doesNotExist();
        Files.delete(mine);
        fetch(source);
        assertWhole();
    }

    @Test
    void tidiesUpAfterAFetchThatWasKilledAtItsEnd() throws Exception {
        fetch(packed(true));
        Path stale = Files.createDirectories(data.resolve(".fetch-toy")).resolve("data.tar.gz.part");
        Files.write(stale, archive);
        assertThat(fetch(packed(true)).wasThere()).isTrue();
        assertWhole();
    }

    @Test
    void leavesNothingUnpackedWhereUnpackingFails() throws Exception {
        server.put(
                "data.tar.gz",
                new TarBuilder()
                        .file("official/images.bin", IMAGES)
                        .link("official/labels.bin", "images.bin", true)
                        .toBytes());
        assertThatExceptionOfType(FetchException.class).isThrownBy(() -> fetch(packed(false)));
        assertThat(left()).containsExactly(".fetch-toy.lock");
    }

    @Test
    void refusesAnArchiveThatWouldFillTheDisk() throws Exception {
        byte[] bomb = new TarBuilder()
                .file("official/images.bin", new byte[40 << 20])
                .file("official/labels.bin", LABELS)
                .toBytes();
        server.put("data.tar.gz", bomb);
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(() -> fetch(packed(false)))
                .withMessage(
                        "The archive data.tar.gz becomes larger than %d bytes, which no data set of its size does: it"
                                + " is not unpacked. Get it from another address by --from.",
                        20 * bomb.length + (16 << 20));
        assertThat(left()).containsExactly(".fetch-toy.lock");
    }

    @Test
    void stopsAServerThatSendsMoreThanTheFileHas() throws Exception {
        server.tellsLength = false;
        server.put("data.tar.gz", Arrays.copyOf(archive, archive.length + 5_000_000));
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(() -> fetch(packed(true)))
                .withMessage(
                        "%sdata.tar.gz has more than %d bytes, but data.tar.gz should have %2$d: something else lies"
                                + " there; name another address with --from.",
                        server.address(), archive.length);
        assertThat(heard.received()).isLessThanOrEqualTo(archive.length);
        assertThat(left()).containsExactly(".fetch-toy.lock");
    }

    @Test
    void promisesToGoOnOnlyWhereItCan() {
        server.tag = null;
        server.cutAfter(100_000, 0, 0);
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(() -> fetch(packed(false)))
                .withMessageEndingWith(". Try again later, or name another address with --from.");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysThatAFileInPlaceCannotBeRead() throws Exception {
        // A file that nobody can read from its beginning on, whatever his rights.
        Path mine = Files.createDirectories(data.resolve("official")).resolve("images.bin");
        Files.createSymbolicLink(mine, Path.of("/proc/self/mem"));
        DataFile images = new DataFile("images.bin", OptionalLong.empty(), Optional.of(sha256(IMAGES)));
        DataSource source = new DataSource(
                Optional.empty(),
                "official",
                List.of(images),
                List.of(),
                "Ask.",
                List.of(new Download(URI.create(server.address() + "images.bin"), images, Packing.NONE)));
        assertThatExceptionOfType(RequestException.class)
                .isThrownBy(() -> fetch(source))
                .withMessage(
                        "%s cannot be read (IOException: Input/output error): allow reading it, or move it away.",
                        mine);
    }

    @Test
    void saysThatAFileCannotBeWritten() throws Exception {
        Files.createDirectories(data.resolve(".fetch-toy/data.tar.gz.part/mine"));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> fetch(packed(true)))
                .withMessageContaining("data.tar.gz.part cannot be written");
    }

    private Fetched fetch(DataSource source) throws IOException, InterruptedException {
        return fetch(source, PATIENCE);
    }

    private Fetched fetch(DataSource source, HttpTransfer.Patience patience) throws IOException, InterruptedException {
        return new DatasetFetch("toy", source, data, Optional.empty(), heard, patience).fetch();
    }

    private DataSource packed(boolean official) {
        return packed("data.tar.gz", official);
    }

    private DataSource packed(String name, boolean official) {
        return packedAt(server.address(), name, official);
    }

    /** One archive; of its labels the size alone is known. */
    private DataSource packedAt(String address, String name, boolean official) {
        DataFile file = official ? known(name, archive) : file(name);
        DataFile labels = official
                ? new DataFile("labels.bin", OptionalLong.of(LABELS.length), Optional.empty())
                : file("labels.bin");
        return new DataSource(
                Optional.empty(),
                "official",
                List.of(official ? known("images.bin", IMAGES) : file("images.bin"), labels),
                List.of(),
                "Ask.",
                List.of(new Download(URI.create(address + name), file, Packing.TAR_GZ)));
    }

    private DataSource plain(boolean official) {
        List<DataFile> files = official
                ? List.of(known("images.bin", IMAGES), known("labels.bin", LABELS))
                : List.of(file("images.bin"), file("labels.bin"));
        return new DataSource(
                Optional.empty(),
                "official",
                files,
                List.of(),
                "Ask.",
                files.stream()
                        .map(file -> new Download(URI.create(server.address() + file.path()), file, Packing.NONE))
                        .toList());
    }

    private static DataFile known(String path, byte[] content) {
        return new DataFile(path, OptionalLong.of(content.length), Optional.of(sha256(content)));
    }

    private static DataFile file(String path) {
        return new DataFile(path, OptionalLong.empty(), Optional.empty());
    }

    private void assertWhole() throws IOException {
        assertThat(data.resolve("official/images.bin")).hasBinaryContent(IMAGES);
        assertThat(data.resolve("official/labels.bin")).hasBinaryContent(LABELS);
        assertThat(left()).containsExactly(".fetch-toy.lock", "official");
    }

    /** What lies in the folder for data. */
    private List<String> left() throws IOException {
        try (Stream<Path> left = Files.list(data)) {
            return left.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static String sha256(byte[] content) {
        MessageDigest digest = Sha256.start();
        digest.update(content);
        return Sha256.hex(digest);
    }

    private static byte[] noise(int bytes, long seed) {
        byte[] noise = new byte[bytes];
        new SplittableRandom(seed).nextBytes(noise);
        return noise;
    }
}
