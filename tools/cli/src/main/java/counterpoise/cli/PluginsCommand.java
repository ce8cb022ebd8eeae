package counterpoise.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import counterpoise.api.PluginKind;
import counterpoise.runtime.config.OptionDescription;
import counterpoise.runtime.plugin.PluginCatalogue;
import counterpoise.runtime.plugin.PluginEntry;
import counterpoise.runtime.plugin.RefusedPlugin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run-experiment plugins}: what there is, and what was refused. */
@Command(
        name = "plugins",
        description = "Lists the plugins that were found, and those that were refused, with the reason.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class)
final class PluginsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--plugins", paramLabel = "DIR", description = "Further plugins. Repeatable.")
    private List<Path> plugins = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        PluginCatalogue catalogue = Installation.part(PluginCatalogue.class, plugins, Path.of("runs/.store"));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree(catalogue)));
        } else {
            print(catalogue, out);
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static void print(PluginCatalogue catalogue, PrintWriter out) {
        for (PluginEntry<?> plugin : catalogue.entries()) {
            out.printf(
                    "%-12s %-18s %-10.10s %-40s %s%n",
                    plugin.kind().label(),
                    plugin.name(),
                    plugin.revision(),
                    plugin.jar().getFileName(),
                    plugin.summary());
        }
        for (RefusedPlugin refused : catalogue.refused()) {
            out.println(refused);
        }
    }

    private static ObjectNode tree(PluginCatalogue catalogue) {
        ObjectNode root = new JsonMapper().createObjectNode();
        ArrayNode plugins = root.putArray("plugins");
        for (PluginEntry<?> plugin : catalogue.entries()) {
            ObjectNode node = plugins.addObject()
                    .put("kind", plugin.kind().label())
                    .put("name", plugin.name())
                    .put("revision", plugin.revision())
                    .put("version", plugin.version().orElse(null))
                    .put("jar", plugin.jar().getFileName().toString())
                    .put("path", plugin.jar().toString())
                    .put("class", plugin.className())
                    .put("summary", plugin.summary());
            node.set("options", options(plugin));
        }
        ArrayNode refusals = root.putArray("refused");
        for (RefusedPlugin refused : catalogue.refused()) {
            ObjectNode node = refusals.addObject()
                    .put("kind", refused.kind().map(PluginKind::label).orElse(null))
                    .put("name", refused.name().orElse(null))
                    .put("jar", refused.source().getFileName().toString())
                    .put("path", refused.source().toString())
                    .put("class", refused.className())
                    .put("reason", refused.reason());
            refused.line().ifPresent(line -> node.put("services_line", line));
        }
        return root;
    }

    private static ArrayNode options(PluginEntry<?> plugin) {
        ArrayNode options = new JsonMapper().createArrayNode();
        for (OptionDescription option : OptionDescription.of(plugin.optionsType())) {
            options.addObject()
                    .put("key", option.key())
                    .put("type", option.type())
                    .put("default", option.standard())
                    .put("range", option.range())
                    .put("meaning", option.meaning())
                    .put("role", option.role().name().toLowerCase(Locale.ROOT));
        }
        return options;
    }
}
