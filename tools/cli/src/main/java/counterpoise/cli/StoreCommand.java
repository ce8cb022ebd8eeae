package counterpoise.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.json.JsonMapper;
import counterpoise.runtime.run.RequestException;
import counterpoise.runtime.store.Store;
import counterpoise.runtime.store.StoredStage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run-experiment store}: looks into the store of stage results. */
@Command(
        name = "store",
        description = "Looks into the store of stage results.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        synopsisSubcommandLabel = "COMMAND")
final class StoreCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            defaultValue = "runs/.store",
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "The store; default ${DEFAULT-VALUE}.")
    private Path folder;

    private Store store() {
        return new Store(folder);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(
                spec.commandLine(), "Missing a command: list, why, verify or gc.");
    }

    @Command(
            name = "list",
            description = "Lists what is stored.",
            mixinStandardHelpOptions = true,
            versionProvider = VersionProvider.class)
    int list() throws IOException {
        for (StoredStage stage : store().list()) {
            out().printf(
                            "%s  %-22s %10.1f s %12d bytes%n",
                            stage.key().substring(0, 16),
                            stage.record().kind(),
                            stage.record().seconds(),
                            stage.bytes());
        }
        out().flush();
        return ExitCode.DONE;
    }

    @Command(
            name = "why",
            description = "Prints what a result depends on: the text whose hash is its key.",
            mixinStandardHelpOptions = true,
            versionProvider = VersionProvider.class)
    int why(@Parameters(paramLabel = "KEY", description = "A key, or its beginning.") String key) throws IOException {
        String hashed;
        try {
            hashed = store().why(key);
        } catch (IllegalArgumentException e) {
            throw new RequestException(e.getMessage());
        }
        JsonMapper json = new JsonMapper();
        out().println(json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(hashed)));
        out().flush();
        return ExitCode.DONE;
    }

    @Command(
            name = "verify",
            description = "Reads everything and compares it with its checksums; what differs is set aside.",
            mixinStandardHelpOptions = true,
            versionProvider = VersionProvider.class)
    int verify() throws IOException {
        Store.Verification verification = store().verify();
        verification.damaged().forEach((key, reason) -> out().printf("damaged: %s: %s%n", key, reason));
        out().printf(
                        "%d stages verified, %d damaged%n",
                        verification.stages(), verification.damaged().size());
        out().flush();
        return verification.damaged().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }

    @Command(
            name = "gc",
            description = "Removes what no run uses any more.",
            mixinStandardHelpOptions = true,
            versionProvider = VersionProvider.class)
    int gc(@Option(names = "--dry-run", description = "Say what would be removed, and remove nothing.") boolean dryRun)
            throws IOException, InterruptedException {
        Store.Collected collected = store().gc(dryRun);
        collected.removed().forEach(removed -> out().printf(
                        "%s %s, %d bytes%n", removed.what(), removed.name(), removed.bytes()));
        collected.skipped().forEach(skipped -> out().printf("kept, in use: %s%n", skipped));
        out().printf("%s %d bytes%n", dryRun ? "would free" : "freed", collected.bytes());
        out().flush();
        return ExitCode.DONE;
    }
}
