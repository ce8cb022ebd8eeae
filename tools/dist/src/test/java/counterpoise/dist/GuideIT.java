package counterpoise.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * The guide for authors of plugins, followed to the letter in an empty folder: its files are written where they stand,
 * its commands are run, and what they print is what the guide shows. There {@code ...} stands for any text, and four
 * digits after a point for any four.
 */
class GuideIT {

    private static final Path FOLDER = Path.of(System.getProperty("counterpoise.folder"));
    private static final Path REPOSITORY = Path.of("../..");

    private static final Pattern LISTING =
            Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("^(?:public )?class (\\w+)", Pattern.MULTILINE);
    private static final Pattern SUBCOMMAND = Pattern.compile("run-experiment\\s+([a-z-]+)(?![\\w.-])");
    private static final Pattern OPTION = Pattern.compile("(?<=[` ])--[a-z-]+(?=[`) =])");
    private static final Pattern MODULES = Pattern.compile("-pl (\\S+)");

    /** Options of the programs of Java that the listings start. */
    private static final Set<String> OPTIONS_OF_JAVA = Set.of("--release", "--create", "--file", "--manifest");

    @TempDir
    private Path folder;

    private static String guide() throws IOException {
        return Files.readString(FOLDER.resolve("GUIDE.md"));
    }

    @Test
    void everyListingDoesWhatItSays() throws Exception {
        List<Path> tests = new ArrayList<>();
        for (MatchResult listing : LISTING.matcher(guide()).results().toList()) {
            String text = listing.group(2);
            switch (listing.group(1)) {
                case "java" -> {
                    Matcher name = CLASS.matcher(text);
                    assertThat(name.find()).as(text).isTrue();
                    Path file = Files.writeString(folder.resolve(name.group(1) + ".java"), text);
                    if (name.group(1).endsWith("Test")) {
                        tests.add(file);
                    }
                }
                case "hocon" -> {
                    String first = text.lines().findFirst().orElseThrow();
                    assertThat(first).startsWith("# ").endsWith(".conf");
                    Files.writeString(folder.resolve(first.substring(2)), text);
                }
                case "console" -> follow(text);
                case "xml" -> assertThat(withoutBlanks(template())).contains(withoutBlanks(text));
                default -> throw new AssertionError("nobody checks the listing " + listing.group());
            }
        }
        assertThat(tests).hasSize(1);
        keepsTheLaws(tests.get(0));
    }

    @Test
    void namesCommandsAndOptionsThatThereAre() throws IOException {
        String help = Program.in(folder).run("--help").succeeded().out();
        Set<String> commands = group(SUBCOMMAND, 1);
        assertThat(commands).contains("plugins", "describe", "fetch", "new-plugin", "verify-plugin");
        // A command in its help stands at the beginning of a line.
        assertThat(commands).allSatisfy(command -> assertThat(help).containsPattern("(?m)^  " + command + " "));
        StringBuilder all = new StringBuilder(help);
        for (String command : commands) {
            all.append(Program.in(folder).run(command, "--help").succeeded().out());
        }
        Set<String> options = group(OPTION, 0);
        options.removeAll(OPTIONS_OF_JAVA);
        assertThat(options).contains("--plugins", "--stage-timeout", "--retry-failed", "--fresh");
        assertThat(options).allSatisfy(option -> assertThat(all).contains(option));
    }

    @Test
    void namesModulesThatThereAre() throws IOException {
        assertThat(group(MODULES, 1)).isNotEmpty().allSatisfy(modules -> assertThat(modules.split(","))
                .allSatisfy(module -> assertThat(REPOSITORY.resolve(module).resolve("pom.xml"))
                        .exists()));
    }

    private static Set<String> group(Pattern pattern, int group) throws IOException {
        return pattern.matcher(guide())
                .results()
                .map(match -> match.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Runs each line that begins with a dollar, and compares with the lines that follow. */
    private void follow(String session) throws IOException, InterruptedException {
        String command = null;
        List<String> shown = new ArrayList<>();
        for (String line : session.lines().toList()) {
            if (line.startsWith("$ ")) {
                if (command != null) {
                    run(command, shown);
                }
                command = line.substring(2);
                shown.clear();
            } else {
                shown.add(line);
            }
        }
        run(command, shown);
    }

    private void run(String command, List<String> shown) throws IOException, InterruptedException {
        Path out = folder.resolve(".out");
        Path err = folder.resolve(".err");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("COUNTERPOISE", FOLDER.toString());
        builder.environment()
                .merge(
                        "PATH",
                        "%s:%s".formatted(FOLDER.resolve("bin"), Path.of(System.getProperty("java.home"), "bin")),
                        (path, first) -> first + ":" + path);
        Process process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        // A user sees what is wrong on the same terminal; of what is well, the guide shows the results.
        boolean failed = process.waitFor() != 0;
        String said = Files.readString(out) + (failed ? Files.readString(err) : "");
        String expected = shown.stream().map(GuideIT::pattern).collect(Collectors.joining("\n"));
        assertThat(oneBlank(said.strip()))
                .as("what \"%s\" prints; its stderr: %s", command, Files.readString(err))
                .matches(expected);
        assertThat(failed && shown.isEmpty())
                .as("\"%s\" fails in silence", command)
                .isFalse();
    }

    private static String pattern(String line) {
        return Stream.of(oneBlank(line).split(" ?\\.\\.\\. ?", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"))
                .replaceAll("1?\\.\\d{4}", "\\\\E1?\\\\.\\\\d{4}\\\\Q");
    }

    /** Columns are as wide as their numbers. */
    private static String oneBlank(String text) {
        return text.replaceAll(" +", " ").replaceAll("(?m) $", "");
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static String template() throws IOException {
        return Files.readString(
                REPOSITORY.resolve("tools/plugin-archetype/src/main/resources/archetype-resources/pom.xml"));
    }

    private static Stream<Path> ownClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of);
    }

    /** As in a project with the kit, beside the jar that the guide has made. */
    private void keepsTheLaws(Path test) throws Exception {
        Path kit = REPOSITORY.resolve("tools/plugin-testkit/target/classes");
        Path jar = folder.resolve("plugins/jitter.jar");
        Path classes = Files.createDirectory(folder.resolve("test-classes"));
        List<Path> further = Stream.concat(ownClassPath(), Stream.of(kit, jar)).toList();
        Jars.compile(List.of(test), further, classes);
        URL[] urls = {classes.toUri().toURL(), jar.toUri().toURL(), kit.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, GuideIT.class.getClassLoader())) {
            String name = "mine." + test.getFileName().toString().replace(".java", "");
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            Launcher launcher = LauncherFactory.create();
            launcher.execute(
                    LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectClass(loader.loadClass(name)))
                            .build(),
                    listener);
            assertThat(listener.getSummary().getFailures()).isEmpty();
            assertThat(listener.getSummary().getTestsSucceededCount()).isGreaterThan(30);
        }
    }
}
