package counterpoise.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import counterpoise.api.PluginKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginCatalogueTest {

    @TempDir
    private Path folder;

    @Test
    void findsJarsAndFoldersOfJarsInOrder() throws IOException {
        TestPluginJar.at(folder.resolve("zeta.jar"))
                .oversampler("example.A", "alpha")
                .write();
        TestPluginJar.at(folder.resolve("beta/beta.jar"))
                .oversampler("example.B", "beta")
                .write();
        Files.writeString(folder.resolve("README.md"), "neither a jar nor a folder");
        Files.createDirectories(folder.resolve(".hidden"));

        PluginCatalogue catalogue = catalogue();

        assertThat(catalogue.refused()).isEmpty();
        assertThat(catalogue.names(PluginKind.OVERSAMPLER)).containsExactly("alpha", "beta");
        assertThat(catalogue.names(PluginKind.LOSS)).isEmpty();
        assertThat(catalogue.entries())
                .extracting(PluginEntry::jar)
                .containsExactly(
                        folder.toRealPath().resolve("zeta.jar"),
                        folder.toRealPath().resolve("beta/beta.jar"));
    }

    @Test
    void describesAPlugin() throws IOException {
        TestPluginJar.at(folder.resolve("one.jar"))
                .plugin(TestSource.oversampler("example.One", "one")
                        .withMembers("public java.util.OptionalInt revision() { return java.util.OptionalInt.of(3); }"))
                .manifest("Implementation-Version", "1.2.3")
                .write();

        PluginEntry<?> one = catalogue().get(PluginKind.OVERSAMPLER, "one");

        assertThat(one.kind()).isEqualTo(PluginKind.OVERSAMPLER);
        assertThat(one.name()).isEqualTo("one");
        assertThat(one.summary()).isEqualTo("For a test.");
        assertThat(one.revision()).isEqualTo("3");
        assertThat(one.className()).isEqualTo("example.One");
        assertThat(one.version()).contains("1.2.3");
        assertThat(one.label()).isEqualTo("oversampler one");
        assertThat(one.optionsType().getName()).isEqualTo("example.One$Options");
        assertThat(catalogue().optionsType(PluginKind.OVERSAMPLER, "two")).isEmpty();
    }

    @Test
    void takesTheDigestOfTheClassesAsRevision() throws IOException {
        Path jar = folder.resolve("one.jar");
        TestPluginJar.at(jar).oversampler("example.One", "one").write();
        String first = catalogue().oversampler("one").revision();
        TestPluginJar.at(jar)
                .oversampler("example.One", "one")
                .file("notes.txt", "no class")
                .write();
        String withNotes = catalogue().oversampler("one").revision();
        TestPluginJar.at(jar)
                .plugin(TestSource.oversampler("example.One", "one").saying("\"changed\""))
                .write();
        String changed = catalogue().oversampler("one").revision();

        assertThat(first).matches("[0-9a-f]{64}").isEqualTo(withNotes).isNotEqualTo(changed);
    }

    @Test
    void tellsWhenAPluginThatDoesNotComeWithItChanges() throws IOException {
        TestPluginJar.at(folder.resolve("shipped/all.jar"))
                .oversampler("example.S", "eos")
                .write();
        Path mine = folder.resolve("mine/mine.jar");
        List<Path> folders = List.of(folder.resolve("shipped"), folder.resolve("mine"));
        assertThat(PluginCatalogue.load(folders.subList(0, 1)).stateOfFurther()).isEmpty();

        TestPluginJar.at(mine).oversampler("example.M", "my-eos").write();
        String before = PluginCatalogue.load(folders).stateOfFurther();
        assertThat(before).isNotEmpty();
        assertThat(PluginCatalogue.load(folders).stateOfFurther()).isEqualTo(before);

        TestPluginJar.at(mine)
                .plugin(TestSource.oversampler("example.M", "my-eos").saying("\"mended\""))
                .write();
        assertThat(PluginCatalogue.load(folders).stateOfFurther()).isNotEqualTo(before);
    }

    @Test
    void refusesBothOfTwoOfOneKindAndNameAndNoOther() throws IOException {
        Path left = TestPluginJar.at(folder.resolve("left.jar"))
                .oversampler("example.L", "eos")
                .oversampler("example.M", "smote")
                .write()
                .toRealPath();
        Path right = TestPluginJar.at(folder.resolve("right/right.jar"))
                .oversampler("example.R", "eos")
                .write()
                .toRealPath();
        String reason = "its name eos is that of 2 plugins of the kind oversampler, in " + left + " and " + right
                + ", and nothing tells which is meant; remove or rename all but one.";

        PluginCatalogue catalogue = catalogue();

        assertThat(catalogue.names(PluginKind.OVERSAMPLER)).containsExactly("smote");
        assertThat(catalogue.refused()).extracting(RefusedPlugin::reason).containsExactly(reason, reason);
        assertThat(catalogue.refused())
                .extracting(RefusedPlugin::place)
                .containsExactly(
                        "example.L in " + left + " (line 1 of META-INF/services/counterpoise.api.Plugin)",
                        "example.R in " + right + " (line 1 of META-INF/services/counterpoise.api.Plugin)");
        assertThat(catalogue.refusal(PluginKind.OVERSAMPLER, "eos")).hasValueSatisfying(sentence -> assertThat(sentence)
                .startsWith(reason + " They are example.L in ")
                .contains(" and example.R in "));
    }

    @Test
    void refusesTwoOfOneNameInOneJarAndAThirdElsewhere() throws IOException {
        TestPluginJar.at(folder.resolve("shipped/all.jar"))
                .oversampler("example.S", "eos")
                .write();
        TestPluginJar.at(folder.resolve("mine/one.jar"))
                .oversampler("example.One", "mine")
                .oversampler("example.Two", "mine")
                .oversampler("example.Three", "eos")
                .write();
        TestPluginJar.at(folder.resolve("yours/one.jar"))
                .oversampler("example.One", "mine")
                .write();

        PluginCatalogue catalogue = PluginCatalogue.load(
                List.of(folder.resolve("shipped"), folder.resolve("mine"), folder.resolve("yours")));

        assertThat(catalogue.names(PluginKind.OVERSAMPLER)).containsExactly("eos");
        assertThat(catalogue.refused())
                .filteredOn(refused -> refused.is(PluginKind.OVERSAMPLER, "mine"))
                .hasSize(3)
                .allSatisfy(refused -> assertThat(refused.reason())
                        .contains("3 plugins of the kind oversampler", "/mine/one.jar and ", "/yours/one.jar, "));
        assertThat(catalogue.refused())
                .filteredOn(refused -> refused.is(PluginKind.OVERSAMPLER, "eos"))
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).contains("comes with Counterpoise"));
    }

    @Test
    void loadsOneBesideTheShipped() throws IOException {
        Path shipped = TestPluginJar.at(folder.resolve("shipped/all.jar"))
                .oversampler("example.S", "eos")
                .write();
        Path mine = TestPluginJar.at(folder.resolve("mine/mine.jar"))
                .oversampler("example.M", "eos")
                .oversampler("example.N", "my-eos")
                .write();
        TestPluginJar.at(folder.resolve("mine/other.jar"))
                .oversampler("example.O", "other")
                .write();

        PluginCatalogue one = PluginCatalogue.loadOne(folder.resolve("shipped"), mine.toRealPath());
        assertThat(one.names(PluginKind.OVERSAMPLER)).containsExactly("eos", "my-eos");
        assertThat(one.oversampler("eos").jar()).isEqualTo(shipped.toRealPath());
        assertThat(one.refused()).singleElement().satisfies(refused -> assertThat(refused.toString())
                .contains("example.M in", "its name eos is that of the oversampler that comes with Counterpoise"));

        PluginCatalogue itself = PluginCatalogue.loadOne(folder.resolve("shipped"), shipped.toRealPath());
        assertThat(itself.names(PluginKind.OVERSAMPLER)).containsExactly("eos");
        assertThat(itself.refused()).isEmpty();
    }

    @Test
    void refusesOneThatTakesTheNameOfAShippedOne() throws IOException {
        Path shipped = TestPluginJar.at(folder.resolve("shipped/all.jar"))
                .oversampler("example.S", "eos")
                .write();
        TestPluginJar.at(folder.resolve("mine/mine.jar"))
                .oversampler("example.M", "eos")
                .oversampler("example.N", "my-eos")
                .write();

        PluginCatalogue catalogue = PluginCatalogue.load(List.of(folder.resolve("shipped"), folder.resolve("mine")));

        assertThat(catalogue.names(PluginKind.OVERSAMPLER)).containsExactly("eos", "my-eos");
        assertThat(catalogue.oversampler("eos").jar()).isEqualTo(shipped.toRealPath());
        assertThat(catalogue.refused())
                .singleElement()
                .asString()
                .contains(
                        "example.M in",
                        "mine.jar (line 1 of",
                        "its name eos is that of the oversampler that comes with")
                .contains(shipped.toRealPath().toString());
    }

    @Test
    void loadsAHundredPlugins() throws IOException {
        Path one = TestPluginJar.at(folder.resolve("elsewhere/one.jar"))
                .oversampler("example.One", "number-0")
                .write();
        byte[] jar = Files.readAllBytes(one);
        for (int i = 0; i < 100; i++) {
            Path copy = folder.resolve("plugins/" + i + ".jar");
            Files.createDirectories(copy.getParent());
            Files.write(copy, jar);
        }
        PluginCatalogue catalogue =
                PluginCatalogue.load(List.of(folder.resolve("elsewhere"), folder.resolve("plugins")));

        assertThat(catalogue.refused())
                .hasSize(100)
                .allMatch(refused -> refused.is(PluginKind.OVERSAMPLER, "number-0"));
    }

    @Test
    void takesAFolderNamedTwiceOnce() throws IOException {
        TestPluginJar.at(folder.resolve("one.jar"))
                .oversampler("example.One", "one")
                .write();

        PluginCatalogue catalogue = PluginCatalogue.load(List.of(folder, folder.resolve("../" + folder.getFileName())));

        assertThat(catalogue.entries()).hasSize(1);
    }

    @Test
    void namesAFolderThatDoesNotExist() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> PluginCatalogue.load(List.of(missing)))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining(missing.toString());
    }

    @Test
    void tellsTheNearestNamesAndWhereItLooked() throws IOException {
        TestPluginJar.at(folder.resolve("all.jar"))
                .oversampler("example.A", "smote")
                .oversampler("example.B", "borderline-smote")
                .oversampler("example.C", "eos")
                .write();

        assertThatThrownBy(() -> catalogue().oversampler("smoot"))
                .isInstanceOf(PluginException.class)
                .hasMessage("There is no oversampler smoot; did you mean smote? Plugins were looked for in " + folder
                        + ".");
        assertThatThrownBy(() -> catalogue().oversampler("generative"))
                .hasMessageContaining("there are borderline-smote, eos, smote.");
        assertThatThrownBy(() -> catalogue().loss("ce")).hasMessageContaining("no loss ce; there is none at all.");
    }

    @Test
    void tellsOfTheRefusalWhenThePluginIsAskedFor() throws IOException {
        TestPluginJar.at(folder.resolve("bad.jar"))
                .plugin(TestSource.oversampler("example.Bad", "bad").with("For a test.", ""))
                .write();

        assertThatThrownBy(() -> catalogue().oversampler("bad"))
                .hasMessage(
                        "The oversampler bad was refused: its summary() is empty; say in one sentence what it does. It"
                                + " is example.Bad in " + folder.toRealPath().resolve("bad.jar")
                                + " (line 1 of META-INF/services/counterpoise.api.Plugin).");
    }

    private PluginCatalogue catalogue() {
        return PluginCatalogue.load(List.of(folder));
    }
}
