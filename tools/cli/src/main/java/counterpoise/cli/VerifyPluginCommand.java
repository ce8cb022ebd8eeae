package counterpoise.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import counterpoise.cli.verify.Compliance;
import counterpoise.cli.verify.Compliance.Examined;
import counterpoise.cli.verify.Compliance.Outcome;
import counterpoise.cli.verify.Compliance.Refusal;
import counterpoise.cli.verify.Compliance.Status;
import counterpoise.cli.verify.Examiner;
import counterpoise.runtime.plugin.PluginSource;
import counterpoise.runtime.run.RequestException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run-experiment verify-plugin JAR...}: whether plugins keep the laws of their kinds. */
@Command(
        name = "verify-plugin",
        description = "Loads plugins as an experiment would, tries them by the laws of their kinds, with their default"
                + " options where none are given, and says which are kept. Computes on the CPU.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        sortOptions = false,
        footer = {"", "Exit code: 0 every law is kept, 1 a law is broken or a plugin refused, 2 the request is wrong."})
final class VerifyPluginCommand implements Callable<Integer> {

    /** What a table shows of a reason: some laws show whole samples. */
    private static final int LONGEST_REASON = 400;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "JAR|KEY=VALUE",
            arity = "1..*",
            description = "A jar, or a folder of the jars of one plugin, as they lie in a folder for --plugins; and"
                    + " options of plugins by their full path, such as experiment.oversampler.NAME.steps=2.")
    private List<String> arguments;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "2m",
            description =
                    "How long each law may take, and the loading of a jar: 90s, 30m or 2h; default ${DEFAULT-VALUE}.")
    private String timeout;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Duration limit = Durations.written("--timeout", timeout);
        List<String> assignments =
                arguments.stream().filter(VerifyPluginCommand::isAssignment).toList();
        List<Path> sources = arguments.stream()
                .filter(argument -> !isAssignment(argument))
                .map(Path::of)
                .toList();
        if (sources.isEmpty()) {
            throw new RequestException("No plugin is named: give a jar, or the folder of one plugin's jars.");
        }
        for (Path source : sources) {
            requirePlugin(source);
        }
        PrintWriter out = spec.commandLine().getOut();
        Examiner examiner = new Examiner(Installation.folder().resolve("plugins"), limit, assignments);
        List<Compliance> all = new ArrayList<>();
        try {
            for (Path source : sources) {
                Compliance compliance = examiner.examine(source, examined -> print(examined, out));
                print(compliance, out);
                all.add(compliance);
            }
        } finally {
            // What was found out before the examination failed is not lost with it.
            if (json && !all.isEmpty()) {
                ObjectNode tree = tree(all, all.size() == sources.size());
                out.println(new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree));
            }
            out.flush();
        }
        List<String> unassigned = examiner.unassigned(all);
        if (!unassigned.isEmpty()) {
            throw new RequestException("%s: no plugin that was examined has this option; write %s"
                    .formatted(unassigned.get(0), "experiment.KIND.NAME.OPTION=VALUE."));
        }
        return all.stream().allMatch(Compliance::isKept) ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }

    private static boolean isAssignment(String argument) {
        return argument.startsWith("experiment.") && argument.contains("=");
    }

    private static void requirePlugin(Path source) throws IOException {
        if (!Files.exists(source)) {
            throw new RequestException("There is no jar or folder " + source + ".");
        }
        if (!Files.isDirectory(source) && !source.toString().endsWith(".jar")) {
            throw new RequestException(source + " is neither a folder nor a jar: the name of a jar ends with .jar.");
        }
        List<Path> jars = new PluginSource(source).jars();
        if (jars.isEmpty()) {
            throw new RequestException("The folder " + source + " holds no jar; name a jar, or the folder of one"
                    + " plugin's jars. Several plugins are named one by one: " + source + "/*");
        }
        boolean named = false;
        for (Path jar : jars) {
            try {
                named |= PluginSource.namesPlugins(jar);
            } catch (IOException | SecurityException | IllegalArgumentException e) {
                throw new RequestException(
                        jar + " is not a jar that can be read: " + e.getMessage() + "; build or copy it again.");
            }
        }
        if (!named) {
            throw new RequestException("There is no plugin in " + source + ": no jar of it names one in "
                    + PluginSource.SERVICES + ", which holds the name of each plugin's class on a line of its own.");
        }
    }

    private void print(Examined examined, PrintWriter out) {
        if (json) {
            return;
        }
        out.printf(
                "%s %s, revision %.10s, of %s%n",
                examined.plugin().kind(),
                examined.plugin().name(),
                examined.plugin().revision(),
                examined.plugin().jar());
        for (Outcome law : examined.laws()) {
            out.printf("  %-14s  %s%s%n", law.status().label(), law.law(), reason(law));
        }
        out.printf(
                "  %d laws: %d kept, %d broken, %d do not apply%s%n%n",
                examined.laws().size(),
                examined.count(Status.KEPT),
                examined.count(Status.BROKEN),
                examined.count(Status.DOES_NOT_APPLY),
                examined.count(Status.NOT_TRIED) == 0 ? "" : ", " + examined.count(Status.NOT_TRIED) + " not tried");
        out.flush();
    }

    private static String reason(Outcome law) {
        String reason = law.reason().replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (reason.isEmpty()) {
            return "";
        }
        return ": " + (reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + " ...");
    }

    private void print(Compliance compliance, PrintWriter out) {
        if (!json) {
            compliance
                    .refusals()
                    .forEach(refusal -> out.printf("%s was refused: %s%n%n", refusal.place(), refusal.reason()));
            out.flush();
        }
    }

    private static ObjectNode tree(List<Compliance> all, boolean isComplete) {
        ObjectNode root = new JsonMapper().createObjectNode();
        root.put("kept", isComplete && all.stream().allMatch(Compliance::isKept));
        ArrayNode sources = root.putArray("sources");
        for (Compliance compliance : all) {
            ObjectNode source = sources.addObject()
                    .put("path", compliance.source().toString())
                    .put("kept", compliance.isKept());
            ArrayNode plugins = source.putArray("plugins");
            compliance.plugins().forEach(examined -> add(plugins.addObject(), examined));
            ArrayNode refused = source.putArray("refused");
            for (Refusal refusal : compliance.refusals()) {
                refused.addObject().put("place", refusal.place()).put("reason", refusal.reason());
            }
        }
        return root;
    }

    private static void add(ObjectNode node, Examined examined) {
        node.put("kind", examined.plugin().kind())
                .put("name", examined.plugin().name())
                .put("revision", examined.plugin().revision())
                .put("class", examined.plugin().type())
                .put("jar", Path.of(examined.plugin().jar()).getFileName().toString())
                .put("path", examined.plugin().jar())
                .put("kept", examined.isKept());
        ArrayNode laws = node.putArray("laws");
        for (Outcome law : examined.laws()) {
            laws.addObject()
                    .put("law", law.law())
                    .put("status", law.status().name().toLowerCase(Locale.ROOT))
                    .put("reason", law.reason().isEmpty() ? null : law.reason());
        }
    }
}
