package counterpoise.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import counterpoise.api.PluginKind;
import counterpoise.runtime.Build;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bad plugin stands between two good ones of the same jar, which must load. */
class RefusedPluginTest {

    private static final String BAD = "example.Bad";

    @TempDir
    private Path folder;

    static Stream<Arguments> spoilt() {
        TestSource good = TestSource.oversampler(BAD, "bad");
        return Stream.of(
                Arguments.of(
                        "constructor throws",
                        good.with("public Bad() {}", "public Bad() { throw new IllegalStateException(\"no luck\"); }"),
                        "its constructor threw java.lang.IllegalStateException: no luck"),
                Arguments.of(
                        "static initialiser throws",
                        good.withMembers("static final int LENGTH = Integer.parseInt(\"long\");"),
                        "a static initialiser threw java.lang.NumberFormatException: For input string: \"long\""),
                Arguments.of("not public", good.with("public class Bad", "class Bad"), "not public"),
                Arguments.of("abstract", good.with("public class Bad", "public abstract class Bad"), "abstract"),
                Arguments.of(
                        "constructor with parameters",
                        good.with("public Bad() {}", "public Bad(int k) {}"),
                        "no public constructor without parameters"),
                Arguments.of(
                        "private constructor",
                        good.with("public Bad() {}", "private Bad() {}"),
                        "no public constructor without parameters"),
                Arguments.of(
                        "name in capitals",
                        good.with("return \"bad\"", "return \"Bad\""),
                        "\"Bad\" does not match [a-z][a-z0-9-]*"),
                Arguments.of("no name", good.with("return \"bad\"", "return null"), "name() returns null"),
                Arguments.of(
                        "name throws",
                        good.with("return \"bad\"", "throw new UnsupportedOperationException()"),
                        "threw java.lang.UnsupportedOperationException"),
                Arguments.of("no summary", good.with("\"For a test.\"", "\" \""), "summary() is empty"),
                Arguments.of(
                        "no options", good.with("return Options.class", "return null"), "optionsType() returns null"),
                Arguments.of(
                        "options not a record",
                        good.with("Class<Options> optionsType() { return Options.class; }", rawOptions("String")),
                        "java.lang.String, which is not a record"),
                Arguments.of(
                        "undocumented option",
                        good.with("int k)", "int k, double alpha)"),
                        "option alpha of example.Bad$Options is not documented"),
                Arguments.of(
                        "documented with nothing",
                        good.with("\"Neighbours.\"", "\"\""),
                        "option k of example.Bad$Options is not documented"),
                Arguments.of(
                        "type not allowed",
                        good.with("int k)", "int k, @Option(\"F.\") java.io.File file)"),
                        "option file of example.Bad$Options has the type java.io.File"),
                Arguments.of(
                        "boxed number",
                        good.with("int k)", "int k, @Option(\"N.\") Integer n)"),
                        "option n of example.Bad$Options has the type java.lang.Integer"),
                Arguments.of(
                        "type not allowed in a nested record",
                        good.with("int k)", "int k, @Option(\"I.\") Inner inner)")
                                .withMembers("public record Inner(@Option(\"F.\") float f) {}"),
                        "option f of example.Bad$Inner has the type float"),
                Arguments.of(
                        "list of lists",
                        good.with("int k)", "int k, @Option(\"L.\") java.util.List<java.util.List<Integer>> l)"),
                        "option l of example.Bad$Options has the type java.util.List<java.util.List"),
                Arguments.of(
                        "options that contain themselves",
                        good.with("int k)", "int k, @Option(\"O.\") java.util.Optional<Options> o)"),
                        "example.Bad$Options contains itself"),
                Arguments.of(
                        "an interface",
                        new TestSource(
                                BAD,
                                """
                                package example;
                                public interface Bad extends counterpoise.api.oversampler.OversamplerPlugin<Bad.None> {
                                    record None() {}
                                }
                                """),
                        "it is an interface"),
                Arguments.of(
                        "name of a key that stands beside it",
                        good.with("return \"bad\"", "return \"space\""),
                        "its name space is reserved, as are for the kind oversampler: plugin, space; give it another."),
                Arguments.of(
                        "summary throws",
                        good.with("return \"For a test.\"", "throw new AssertionError(\"later\")"),
                        "a method that describes it threw java.lang.AssertionError: later"),
                Arguments.of(
                        "an error that is none of Java's",
                        good.with("return \"For a test.\"", "throw new Error(\"not written yet\")"),
                        "a method that describes it threw java.lang.Error: not written yet."),
                Arguments.of(
                        "a static initialiser that throws an error",
                        good.withMembers("static { if (true) throw new Error(\"not written yet\"); }"),
                        "java.lang.Error: not written yet."),
                Arguments.of(
                        "name calls itself",
                        good.with("return \"bad\"", "return name()"),
                        "a method that describes it calls itself without end"),
                Arguments.of(
                        "revision throws",
                        good.withMembers(
                                "public java.util.OptionalInt revision() { throw new IllegalStateException(); }"),
                        "a method that describes it threw java.lang.IllegalStateException."),
                Arguments.of(
                        "a checked exception that is not declared",
                        good.with("public Bad() {}", "public Bad() { Bad.<RuntimeException>sneak(); }")
                                .withMembers(
                                        """
                                        @SuppressWarnings("unchecked")
                                        static <E extends Exception> void sneak() throws E {
                                            throw (E) new java.io.IOException("no disk");
                                        }
                                        """),
                        "its constructor threw java.io.IOException: no disk"),
                Arguments.of(
                        "default out of its own range",
                        good.with("defaultValue = \"5\"", "defaultValue = \"0\", range = \"[1, )\""),
                        "the option k of example.Bad$Options needs at least 1, found 0 by its own @Option."),
                Arguments.of(
                        "default of another type",
                        good.with("defaultValue = \"5\"", "defaultValue = \"many\""),
                        "the option k of example.Bad$Options needs a whole number, found \"many\" by its own @Option."),
                Arguments.of(
                        "range that is none",
                        good.with("defaultValue = \"5\"", "range = \"1..5\""),
                        "an @Option of example.Bad$Options cannot be read: \"1..5\" is not an interval"),
                Arguments.of(
                        "pattern that is none",
                        good.with("int k)", "int k, @Option(value = \"P.\", pattern = \"(\") String path)"),
                        "the pattern of the option path of example.Bad$Options is no regular expression"),
                Arguments.of(
                        "two options of one key",
                        good.with("int k)", "int k, @Option(\"A.\") double maxSvm, @Option(\"B.\") double maxSVM)"),
                        "two options of example.Bad$Options are read from the key max-svm"),
                Arguments.of(
                        "defaults that its own constructor refuses",
                        good.with(
                                "int k) {}",
                                "int k) { public Options { if (k < 9) throw new IllegalArgumentException(\"k is small\");"
                                        + " } }"),
                        "the defaults of example.Bad$Options do not fit: k is small."),
                Arguments.of(
                        "no revision",
                        good.withMembers("public java.util.OptionalInt revision() { return null; }"),
                        "revision() returns null"));
    }

    private static String rawOptions(String type) {
        return "@SuppressWarnings(\"unchecked\") Class<Options> optionsType() { return (Class<Options>) (Class<?>) "
                + type + ".class; }";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refusesTheSpoiltPluginAndTakesItsNeighbours(String what, TestSource spoilt, String reason) throws IOException {
        withNeighbours().apply(jar -> jar.plugin(spoilt));

        RefusedPlugin refused = onlyRefused();
        assertThat(refused.source()).isEqualTo(jarPath().toRealPath());
        assertThat(refused.className()).isEqualTo(BAD);
        assertThat(refused.line()).hasValue(2);
        assertThat(refused.kind()).contains(PluginKind.OVERSAMPLER);
        assertThat(refused.reason()).contains(reason).doesNotContain("\n").endsWith(".");
    }

    @Test
    void refusesAnInnerClassThatIsNotStatic() throws IOException {
        String outer = "package example; public class Outer { "
                + TestSource.oversampler(BAD, "bad").text().replaceAll("(?s)package.*?public class", "public class")
                + "}";
        withNeighbours().apply(jar -> jar.source(
                        "example.Outer",
                        "package example; import counterpoise.api.*; import counterpoise.api.oversampler.*;"
                                + outer.substring("package example;".length()))
                .service("example.Outer$Bad"));

        assertThat(onlyRefused().reason()).contains("make it static if it is a nested class");
    }

    @Test
    void refusesAClassThatIsNotThere() throws IOException {
        withNeighbours().apply(jar -> jar.service(BAD));

        assertThat(onlyRefused().reason()).contains("no class of this name");
    }

    @Test
    void refusesALineThatIsNoName() throws IOException {
        withNeighbours().apply(jar -> jar.service("example.Bad, example.Worse"));

        assertThat(onlyRefused().className()).isEqualTo("example.Bad, example.Worse");
        assertThat(onlyRefused().reason()).contains("not the name of a class");
    }

    @Test
    void refusesAClassThatIsNoPlugin() throws IOException {
        withNeighbours().apply(jar -> jar.plugin(BAD, "package example; public class Bad {}"));

        assertThat(onlyRefused().reason()).contains("does not implement counterpoise.api.Plugin");
    }

    @Test
    void refusesAClassThatIsNotThePluginsOwn() throws IOException {
        withNeighbours().apply(jar -> jar.service("counterpoise.api.InMemoryImages"));

        assertThat(onlyRefused().reason()).contains("not the plugin's own");
    }

    @Test
    void refusesAPluginOfNoKnownKindButLearnsItsName() throws IOException {
        TestSource unknown = TestSource.oversampler(BAD, "bad")
                .with("implements OversamplerPlugin<Bad.Options>", "implements Plugin<Bad.Options>")
                .with("@Override public Oversampler create", "public Oversampler create");
        withNeighbours().apply(jar -> jar.plugin(unknown));

        RefusedPlugin refused = onlyRefused();
        assertThat(refused.kind()).isEmpty();
        assertThat(refused.name()).contains("bad");
        assertThat(refused.reason()).contains("no kind that this program knows", "OversamplerPlugin");
    }

    @Test
    void refusesAPluginOfTwoKinds() throws IOException {
        TestSource two = TestSource.oversampler(BAD, "bad")
                .with(
                        "implements OversamplerPlugin<Bad.Options>",
                        "implements OversamplerPlugin<Bad.Options>,"
                                + " counterpoise.api.metric.MetricPlugin<Bad.Options>")
                .with(
                        "@Override public Oversampler create(",
                        "private interface Both extends Oversampler,"
                                + " counterpoise.api.metric.Metric {} @Override public Both create(")
                .with(
                        "return new Oversampler() {",
                        "return new Both() { public"
                                + " java.util.List<counterpoise.api.metric.MetricResult>"
                                + " compute(counterpoise.api.metric.Evaluation evaluation) { return null; }");
        withNeighbours().apply(jar -> jar.plugin(two));

        assertThat(onlyRefused().reason()).contains("several kinds: oversampler, metric");
    }

    @Test
    void refusesAPluginWhoseSuperclassIsMissing() throws IOException {
        withNeighbours().apply(jar -> jar.source("example.Base", "package example; public class Base {}")
                .plugin(TestSource.oversampler(BAD, "bad").with("class Bad", "class Bad extends Base"))
                .without("example.Base"));

        assertThat(onlyRefused().reason()).startsWith("the class example.Base is missing; put the jar");
    }

    @Test
    void refusesAPluginWhoseConstructorNeedsAMissingClass() throws IOException {
        withNeighbours().apply(jar -> jar.source("example.Help", "package example; public class Help {}")
                .plugin(TestSource.oversampler(BAD, "bad").with("public Bad() {}", "public Bad() { new Help(); }"))
                .without("example.Help"));

        assertThat(onlyRefused().reason()).startsWith("the class example.Help is missing; put the jar");
    }

    @Test
    void refusesAPluginCompiledAgainstAnotherVersion() throws IOException {
        Path before = TestPluginJar.at(folder.resolve("elsewhere/before.jar"))
                .source("library.Help", "package library; public class Help { public static void help() {} }")
                .write();
        withNeighbours().apply(jar -> jar.library(before)
                .plugin(TestSource.oversampler(BAD, "bad")
                        .with("public Bad() {}", "public Bad() { library.Help.help(); }")));
        Path plugin = Files.createDirectories(folder.resolve("plugins/folder"));
        Files.move(jarPath(), plugin.resolve("plugin.jar"));
        TestPluginJar.at(plugin.resolve("after.jar"))
                .source("library.Help", "package library; public class Help {}")
                .write();

        assertThat(onlyRefused().reason()).contains("another version", "NoSuchMethodError");
    }

    @Test
    void refusesAPluginForANewerJava() throws IOException {
        withNeighbours()
                .apply(jar -> jar.plugin(TestSource.oversampler(BAD, "bad")).ofFutureJava(BAD));

        assertThat(onlyRefused().reason()).contains("it needs Java 156, and this is Java ", "--release 17");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Counterpoise-Api-Version | 2.0     | it was built for version 2.0 of the API, and this program has
                    Counterpoise-Api-Version | 1.99    | it was built for version 1.99 of the API, and this program has
                    Counterpoise-Api-Version | new     | its manifest says Counterpoise-Api-Version: new, which is not a
                    Djl-Version              | 0.20.0  | it was built for DJL 0.20.0, and this program has DJL 0.
                    Djl-Version              | 99.1    | it was built for DJL 99.1, and this program has DJL 0.
                    """)
    void refusesAJarThatWasBuiltForOthers(String attribute, String version, String reason) throws IOException {
        TestPluginJar.at(jarPath())
                .oversampler("example.Good", "good")
                .manifest(attribute, version)
                .write();

        assertWholeJarRefused(reason);
    }

    @Test
    void takesAJarThatWasBuiltForThis() throws IOException {
        TestPluginJar.at(jarPath())
                .oversampler("example.Good", "good")
                .manifest("Counterpoise-Api-Version", Build.apiVersion())
                .manifest("Djl-Version", Build.djlVersion().replaceFirst("[.]\\d+$", ".99"))
                .write();

        assertThat(catalogue().refused()).isEmpty();
        assertThat(Build.apiVersion()).matches("\\d+[.]\\d+");
        assertThat(Build.djlVersion()).matches("\\d+[.]\\d+[.]\\d+");
    }

    @Test
    void doesNotAskALibraryWhatItWasBuiltFor() throws IOException {
        TestPluginJar.at(folder.resolve("plugins/mine/library.jar"))
                .source("library.Help", "package library; public class Help {}")
                .manifest("Djl-Version", "0.1.0")
                .write();
        TestPluginJar.at(folder.resolve("plugins/mine/mine.jar"))
                .oversampler("example.Good", "good")
                .write();

        assertThat(catalogue().refused()).isEmpty();
        assertThat(catalogue().names(PluginKind.OVERSAMPLER)).containsExactly("good");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        Files.createDirectories(jarPath().getParent());
        Files.createFile(jarPath());

        assertWholeJarRefused("plugin.jar cannot be read as a jar: zip file is empty; build or copy it again.");
    }

    @Test
    void refusesALinkToNothing() throws IOException {
        Files.createDirectories(jarPath().getParent());
        Files.createSymbolicLink(jarPath(), folder.resolve("gone.jar"));

        assertWholeJarRefused("plugin.jar cannot be read as a jar: there is no such file; build or copy it again.");
    }

    @Test
    void saysThatNobodyReadsAServicesFileOfAKind() throws IOException {
        TestPluginJar.at(jarPath())
                .file("META-INF/services/counterpoise.api.oversampler.OversamplerPlugin", "example.Good")
                .write();

        assertWholeJarRefused("its plugins are named in META-INF/services/"
                + "counterpoise.api.oversampler.OversamplerPlugin, which nobody reads");
    }

    @Test
    void oneBadJarDoesNotHideAnother() throws IOException {
        Files.createDirectories(jarPath().getParent());
        Files.writeString(jarPath(), "not a jar");
        Files.createDirectories(folder.resolve("plugins/hollow"));
        TestPluginJar.at(folder.resolve("plugins/good.jar"))
                .oversampler("example.Good", "good")
                .write();

        assertThat(catalogue().refused()).hasSize(2);
        assertThat(catalogue().names(PluginKind.OVERSAMPLER)).containsExactly("good");
    }

    @Test
    void refusesAJarThatBringsDjl() throws IOException {
        TestPluginJar.at(jarPath())
                .oversampler("example.Good", "good")
                .source("ai.djl.Copy", "package ai.djl; public class Copy {}")
                .write();

        assertWholeJarRefused("plugin.jar brings ai/djl/Copy.class");
    }

    @Test
    void refusesAFolderThatBringsTheApi() throws IOException {
        Path api = folder.resolve("plugins/mine/framework-api.jar");
        TestPluginJar.at(api)
                .source("counterpoise.api.Copy", "package counterpoise.api; public class Copy {}")
                .write();
        TestPluginJar.at(folder.resolve("plugins/mine/mine.jar"))
                .oversampler("example.Good", "good")
                .write();

        assertWholeJarRefused("framework-api.jar brings counterpoise/api/Copy.class");
    }

    @Test
    void takesAPackageWhoseNameBeginsLikeASharedOne() throws IOException {
        TestPluginJar.at(jarPath()).oversampler("ai.djlike.Good", "good").write();

        assertThat(catalogue().names(PluginKind.OVERSAMPLER)).containsExactly("good");
    }

    @Test
    void refusesAJarThatIsNone() throws IOException {
        Files.createDirectories(jarPath().getParent());
        Files.writeString(jarPath(), "not a jar");

        assertWholeJarRefused("plugin.jar cannot be read as a jar");
    }

    @Test
    void refusesAJarThatNamesNoPlugin() throws IOException {
        TestPluginJar.at(jarPath()).file("readme.txt", "nothing here").write();

        assertWholeJarRefused("names a plugin in META-INF/services/counterpoise.api.Plugin");
    }

    @Test
    void namesAnEmptyFolder() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("plugins/hollow"));

        assertWholeJarRefused("the folder " + empty.toRealPath() + " holds no jar");
    }

    @Test
    void passesOverWhatABuildWritesBesideThePlugin() throws IOException {
        Files.createDirectories(folder.resolve("plugins/classes/example"));
        Files.writeString(
                Files.createDirectories(folder.resolve("plugins/reports")).resolve("log"), "all is well");
        TestPluginJar.at(folder.resolve("plugins/plugin/mine.jar"))
                .plugin(TestSource.oversampler("example.Mine", "mine"))
                .write();

        assertThat(catalogue().refused()).isEmpty();
        assertThat(catalogue().names(PluginKind.OVERSAMPLER)).containsExactly("mine");
    }

    @Test
    void acceptsEveryTypeOfOption() throws IOException {
        TestPluginJar.at(jarPath())
                .plugin(TestSource.oversampler("example.Rich", "rich")
                        .with(
                                "int k)",
                                """
                                int k, @Option("L.") long l, @Option("D.") double d, @Option("B.") boolean b,
                                @Option("S.") String s, @Option("E.") Space e, @Option("P.") java.nio.file.Path p,
                                @Option("I.") java.util.List<Integer> i, @Option("O.") java.util.Optional<Space> o,
                                @Option("N.") Inner n, @Option("M.") java.util.Optional<Inner> m,
                                @Option("T.") java.util.Optional<java.util.List<Double>> t, @Option("A.") Inner again)
                                """)
                        .withMembers("public record Inner(@Option(\"X.\") boolean x) {}"))
                .write();

        assertThat(catalogue().refused()).isEmpty();
        assertThat(catalogue().names(PluginKind.OVERSAMPLER)).containsExactly("rich");
    }

    @Test
    void ignoresCommentsAndRepeatedLinesOfTheServicesFile() throws IOException {
        TestPluginJar.at(jarPath())
                .service("# the plugins")
                .service("")
                .service("example.Good # twice")
                .oversampler("example.Good", "good")
                .write();

        assertThat(catalogue().refused()).isEmpty();
        assertThat(catalogue().names(PluginKind.OVERSAMPLER)).containsExactly("good");
    }

    @Test
    void tellsWhyANamedPluginWasRefused() throws IOException {
        withNeighbours()
                .apply(jar -> jar.plugin(TestSource.oversampler(BAD, "bad").with("int k)", "int k, double alpha)")));

        assertThat(catalogue().refusal(PluginKind.OVERSAMPLER, "bad"))
                .get()
                .asString()
                .startsWith("the option alpha")
                .endsWith("It is example.Bad in " + jarPath().toRealPath()
                        + " (line 2 of META-INF/services/counterpoise.api.Plugin).");
        assertThat(catalogue().refusal(PluginKind.OVERSAMPLER, "other")).isEmpty();
        assertThat(catalogue().refusal(PluginKind.LOSS, "bad")).isEmpty();
    }

    @Test
    void tellsOfThoseThatDidNotSayTheirNames() throws IOException {
        withNeighbours().apply(jar -> jar.service(BAD));

        PluginCatalogue catalogue = catalogue();
        assertThat(catalogue.refusal(PluginKind.OVERSAMPLER, "bad")).isEmpty();
        assertThat(catalogue.searched(PluginKind.OVERSAMPLER, "bad"))
                .startsWith("Plugins were looked for in " + folder.resolve("plugins")
                        + ". It may be one that did not come to tell its name: example.Bad in ")
                .contains("was refused: there is no class of this name");
        assertThatThrownBy(() -> catalogue.oversampler("good-afte"))
                .hasMessageContaining("did you mean good-after")
                .hasMessageContaining("It may be one that did not come to tell its name");
    }

    private interface Step {
        TestPluginJar apply(TestPluginJar jar);
    }

    private interface Between {
        void apply(Step step) throws IOException;
    }

    private Between withNeighbours() {
        return step -> step.apply(TestPluginJar.at(jarPath()).oversampler("example.Before", "good-before"))
                .oversampler("example.After", "good-after")
                .write();
    }

    private Path jarPath() {
        return folder.resolve("plugins/plugin.jar");
    }

    private PluginCatalogue catalogue() {
        return PluginCatalogue.load(List.of(folder.resolve("plugins")));
    }

    private RefusedPlugin onlyRefused() {
        PluginCatalogue catalogue = catalogue();
        assertThat(catalogue.names(PluginKind.OVERSAMPLER)).containsExactly("good-after", "good-before");
        assertThat(catalogue.refused()).hasSize(1);
        return catalogue.refused().get(0);
    }

    private void assertWholeJarRefused(String reason) {
        PluginCatalogue catalogue = catalogue();
        assertThat(catalogue.entries()).isEmpty();
        assertThat(catalogue.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.className()).isEmpty();
            assertThat(refused.name()).isEqualTo(Optional.empty());
            assertThat(refused.reason()).contains(reason);
        });
    }
}
