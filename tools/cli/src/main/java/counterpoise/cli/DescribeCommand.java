package counterpoise.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import counterpoise.runtime.config.OptionDescription;
import counterpoise.runtime.plugin.PluginCatalogue;
import counterpoise.runtime.plugin.PluginEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run-experiment describe KIND NAME}: what a plugin does, and its options. */
@Command(
        name = "describe",
        description = "Describes a plugin and its options.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class)
final class DescribeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "KIND", description = "dataset, architecture, loss, oversampler or metric.")
    private String kind;

    @Parameters(paramLabel = "NAME", description = "The plugin's name.")
    private String name;

    @Option(names = "--plugins", paramLabel = "DIR", description = "Further plugins. Repeatable.")
    private List<Path> plugins = new ArrayList<>();

    @Override
    public Integer call() {
        PluginCatalogue catalogue = Installation.part(PluginCatalogue.class, plugins, Path.of("runs/.store"));
        PluginEntry<?> plugin = catalogue.get(Kinds.named(kind), name);
        PrintWriter out = spec.commandLine().getOut();
        out.println(plugin.label());
        out.println(plugin.summary());
        plugin.version().ifPresent(version -> out.printf("version:  %s%n", version));
        out.printf("revision: %s%n", plugin.revision());
        out.printf("class:    %s%n", plugin.className());
        out.printf("jar:      %s%n", plugin.jar());
        List<OptionDescription> options = OptionDescription.of(plugin.optionsType());
        out.println(options.isEmpty() ? "It takes no options." : "Options:");
        for (OptionDescription option : options) {
            out.printf("  %s%n      %s%n", option.key(), option.meaning());
            String range = option.range().isEmpty() ? "" : ", " + option.range();
            out.printf("      %s%s; default: %s%n", option.type(), range, option.standard());
        }
        out.flush();
        return ExitCode.DONE;
    }
}
