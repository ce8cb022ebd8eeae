package counterpoise.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import counterpoise.api.PluginKind;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.Space;
import counterpoise.runtime.config.AssignedOptions;
import counterpoise.runtime.config.ConfigurationException;
import counterpoise.runtime.config.OptionDescription;
import counterpoise.runtime.config.Places;
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
        String block = "experiment.%s.%s".formatted(plugin.kind().label(), plugin.name());
        if (plugin.kind() == PluginKind.OVERSAMPLER) {
            spaces(catalogue.oversampler(name), block).ifPresent(spaces -> out.printf("spaces:   %s%n", spaces));
        }
        List<OptionDescription> options = OptionDescription.of(plugin.optionsType());
        out.println(options.isEmpty() ? "It takes no options." : "Options, below %s:".formatted(block));
        for (OptionDescription option : options) {
            out.printf("  %s%n      %s%n", option.key(), option.meaning());
            String range = option.range().isEmpty() ? "" : ", " + option.range();
            out.printf("      %s%s; default: %s%n", option.type(), range, option.standard());
        }
        out.flush();
        return ExitCode.DONE;
    }

    /** Where it works with its default options; unknown where it has an option without a default. */
    private static Optional<String> spaces(PluginEntry<Oversampler> plugin, String block) {
        Path here = Path.of("").toAbsolutePath();
        Record options;
        try {
            options = AssignedOptions.read(plugin.optionsType(), block, List.of(), new Places(here, here));
        } catch (ConfigurationException e) {
            return Optional.empty();
        }
        try {
            String spaces = plugin.create(options).spaces().stream()
                    .sorted()
                    .map(Space::label)
                    .collect(Collectors.joining(", "));
            return Optional.of(spaces.isEmpty() ? "none; it adds nothing" : spaces);
        } catch (RuntimeException e) {
            // The author who is to mend it wants to see the rest.
            return Optional.of("unknown: " + (e.getMessage() == null ? e : e.getMessage()));
        }
    }
}
