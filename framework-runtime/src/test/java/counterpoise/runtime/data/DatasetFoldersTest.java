package counterpoise.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import counterpoise.api.dataset.DataFile;
import counterpoise.api.dataset.DataSource;
import counterpoise.runtime.store.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFoldersTest {

    private static final DataFile IMAGES =
            new DataFile("images.bin", OptionalLong.of(6), Optional.of(Sha256.ofText("images")));
    private static final DataFile LABELS = new DataFile("sub/labels.txt", OptionalLong.empty(), Optional.empty());

    @TempDir
    Path data;

    @Test
    void looksInRootThenNameThenOfficialNameThenDataItself() {
        Path root = data.resolve("mine");
        Path more = data.resolve("more");
        assertThat(new DatasetFolders(List.of(data, more)).candidates("shapes", source(Optional.of(root))))
                .containsExactly(
                        root,
                        data.resolve("shapes"),
                        data.resolve("official"),
                        data,
                        more.resolve("shapes"),
                        more.resolve("official"),
                        more);
    }

    @Test
    void takesTheFirstFolderThatHasAllFiles() throws IOException {
        Files.createDirectories(data.resolve("shapes"));
        Files.writeString(data.resolve("shapes/images.bin"), "images");
        put(data.resolve("official"), "images");
        put(data, "images");
        assertThat(folders().verified("shapes", source(Optional.empty()), Sha256::ofFile))
                .isEqualTo(data.resolve("official"));
        put(data.resolve("mine"), "images");
        assertThat(folders().locate("shapes", source(Optional.of(data.resolve("mine")))))
                .isEqualTo(data.resolve("mine"));
    }

    @Test
    void saysWhereItLookedAndHowToGetTheData() {
        assertThatExceptionOfType(MissingDataException.class)
                .isThrownBy(() -> folders().locate("shapes", source(Optional.empty())))
                .withMessage(
                        "Dataset shapes was not found; looked for images.bin in %s, %s, %s. Get it from example.org."
                                .formatted(data.resolve("shapes"), data.resolve("official"), data));
    }

    @Test
    void saysWhichFileIsMissingWhereOthersLie() throws IOException {
        Files.createDirectories(data.resolve("official"));
        Files.writeString(data.resolve("official/images.bin"), "images");
        assertThatExceptionOfType(MissingDataException.class)
                .isThrownBy(() -> folders().locate("shapes", source(Optional.empty())))
                .withMessage(("Dataset shapes lies in %s, but 1 of its 2 files is missing there, "
                                + "the first being sub/labels.txt. Get it from example.org.")
                        .formatted(data.resolve("official")));
    }

    @Test
    void looksForTreesAsForFiles() throws IOException {
        DataSource source = new DataSource(
                Optional.empty(), "official", List.of(LABELS), List.of("train", "test"), "Take some pictures.");
        Files.createDirectories(data.resolve("train"));
        Files.createDirectories(data.resolve("sub"));
        Files.writeString(data.resolve("sub/labels.txt"), "labels");
        Files.writeString(data.resolve("test"), "a file is no tree");
        assertThatExceptionOfType(MissingDataException.class)
                .isThrownBy(() -> folders().locate("pictures", source))
                .withMessage(
                        "Dataset pictures lies in %s, but 1 of its 3 files and folders is missing there, the first being"
                                + " test/. Take some pictures.",
                        data);
        Files.delete(data.resolve("test"));
        Files.createDirectories(data.resolve("test"));
        assertThat(folders().verified("pictures", source, Sha256::ofFile)).isEqualTo(data);
        DataSource trees =
                new DataSource(Optional.empty(), "official", List.of(), List.of("images"), "Take some pictures.");
        assertThatExceptionOfType(MissingDataException.class)
                .isThrownBy(() -> folders().locate("pictures", trees))
                .withMessageStartingWith("Dataset pictures was not found; looked for images/ in ");
    }

    @Test
    void refusesAFileOfAnotherSize() throws IOException {
        put(data, "image");
        assertThatExceptionOfType(WrongDataException.class)
                .isThrownBy(() -> folders().verified("shapes", source(Optional.empty()), Sha256::ofFile))
                .withMessage(("%s of dataset shapes has 5 bytes, but should have 6: "
                                + "remove it and get it again. Get it from example.org.")
                        .formatted(data.resolve("images.bin")));
    }

    @Test
    void refusesAFileOfAnotherChecksum() throws IOException {
        put(data, "Images");
        assertThatExceptionOfType(WrongDataException.class)
                .isThrownBy(() -> folders().verified("shapes", source(Optional.empty()), Sha256::ofFile))
                .withMessageContaining("has the SHA-256 " + Sha256.ofText("Images"))
                .withMessageContaining("should have " + Sha256.ofText("images"));
    }

    @Test
    void refusesAFileOutsideOfTheFolder() {
        DataSource escaping = new DataSource(
                Optional.empty(),
                "official",
                List.of(new DataFile("../secret", OptionalLong.empty(), Optional.empty())),
                "Get it.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> folders().locate("shapes", escaping))
                .withMessageContaining("../secret");
    }

    @Test
    void theDigestNeedsNoDataWhereChecksumsAreDeclared() throws IOException {
        DataSource declared = new DataSource(Optional.empty(), "official", List.of(IMAGES), "Get it.");
        // worked by hand: checksum, two blanks, path
        String expected = Sha256.ofText(Sha256.ofText("images") + "  images.bin\n");
        assertThat(DataDigest.declared(declared)).contains(expected);
        assertThat(DataDigest.of(declared, data, file -> {
                    throw new AssertionError("read " + file);
                }))
                .isEqualTo(expected);
        assertThat(DataDigest.declared(source(Optional.empty()))).isEmpty();
    }

    @Test
    void theDigestDependsOnContentNotOnPlace() throws IOException {
        DataSource source = source(Optional.empty());
        put(data.resolve("a"), "images");
        put(data.resolve("b"), "images");
        String digest = DataDigest.of(source, data.resolve("a"), Sha256::ofFile);
        assertThat(DataDigest.of(source, data.resolve("b"), Sha256::ofFile)).isEqualTo(digest);
        assertThat(DataDigest.known(source, data.resolve("a"), file -> Optional.empty()))
                .isEmpty();
        assertThat(DataDigest.known(source, data.resolve("a"), file -> Optional.of(Sha256.ofFile(file))))
                .contains(digest);
        Files.writeString(data.resolve("b/sub/labels.txt"), "other");
        assertThat(DataDigest.of(source, data.resolve("b"), Sha256::ofFile)).isNotEqualTo(digest);
    }

    private DatasetFolders folders() {
        return new DatasetFolders(List.of(data));
    }

    private static DataSource source(Optional<Path> root) {
        return new DataSource(root, "official", List.of(IMAGES, LABELS), "Get it from example.org.");
    }

    private static void put(Path folder, String images) throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(folder.resolve("images.bin"), images);
        Files.writeString(folder.resolve("sub/labels.txt"), "labels");
    }
}
