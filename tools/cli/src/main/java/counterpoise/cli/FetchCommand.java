package counterpoise.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.Dataset;
import counterpoise.runtime.config.AssignedOptions;
import counterpoise.runtime.config.Places;
import counterpoise.runtime.fetch.DatasetFetch;
import counterpoise.runtime.fetch.FetchException;
import counterpoise.runtime.fetch.Fetched;
import counterpoise.runtime.plugin.PluginCatalogue;
import counterpoise.runtime.plugin.PluginEntry;
import counterpoise.runtime.run.RequestException;
import counterpoise.runtime.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run-experiment fetch DATASET}: gets a dataset from where it is published. */
@Command(
        name = "fetch",
        description = "Gets a data set from where it is published: downloads, verifies and unpacks it. Goes on where an"
                + " earlier download was cut, and overwrites nothing.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        sortOptions = false,
        footer = {
            "",
            "Exit code: 0 the data set is there and whole, 1 it could not be had, 2 the request is wrong, 130"
                    + " interrupted."
        })
final class FetchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DATASET", description = "The data set's name, such as cifar10.")
    private String name;

    @Parameters(
            paramLabel = "KEY=VALUE",
            index = "1..*",
            arity = "0..*",
            description = "Options of the data set, as describe lists them: verify-checksums=false")
    private List<String> assignments = new ArrayList<>();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Where the data set goes; default ${DEFAULT-VALUE}.")
    private Path data;

    @Option(
            names = "--from",
            paramLabel = "ADDRESS",
            description = "Where to get it instead: the address of a folder that has the published files, ending in a"
                    + " slash, or of the only file.")
    private String from;

    @Option(names = "--plugins", paramLabel = "DIR", description = "Further plugins. Repeatable.")
    private List<Path> plugins = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Places places = new Places(Path.of("").toAbsolutePath(), Installation.folder());
        FetchDisplay display = FetchDisplay.onStderr();
        DatasetFetch fetch = new DatasetFetch(name, source(places), data, Optional.ofNullable(from), display);
        Thread interruption = new Thread(() -> sayInterrupted(display), "interruption");
        Runtime.getRuntime().addShutdownHook(interruption);
        try {
            print(fetch.fetch(), places);
            return ExitCode.DONE;
        } catch (FetchException | StoreException e) {
            display.say(e.getMessage());
            return ExitCode.SOME_FAILED;
        } finally {
            display.finish();
            forget(interruption);
        }
    }

    private static void forget(Thread interruption) {
        try {
            Runtime.getRuntime().removeShutdownHook(interruption);
        } catch (IllegalStateException e) {
            // It is running: the fetch ended in the moment in which it was interrupted.
        }
    }

    private void sayInterrupted(FetchDisplay display) {
        display.finish();
        display.say("Interrupted. The same command goes on where this one stopped.");
    }

    private DataSource source(Places places) {
        PluginCatalogue catalogue = Installation.part(PluginCatalogue.class, plugins, Path.of("runs/.store"));
        PluginEntry<Dataset> plugin = catalogue.dataset(name);
        Dataset dataset = plugin.create(
                AssignedOptions.read(plugin.optionsType(), "experiment.dataset." + name, assignments, places));
        return dataset.source()
                .orElseThrow(() -> new RequestException(
                        "Dataset %s is not made of files: there is nothing to fetch.".formatted(name)));
    }

    private void print(Fetched fetched, Places places) {
        PrintWriter out = spec.commandLine().getOut();
        String sentence = fetched.wasThere() ? "%s is there already, in %s%n" : "%s is in %s now%n";
        out.printf(sentence, name, places.shown(fetched.folder()));
        fetched.verified().forEach(line -> out.printf("  %s%n", line));
        out.flush();
    }
}
