package counterpoise.cli.verify;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import ai.djl.Device;
import counterpoise.api.Plugin;
import counterpoise.api.PluginKind;
import counterpoise.runtime.config.AssignedOptions;
import counterpoise.runtime.config.ConfigurationException;
import counterpoise.runtime.config.Places;
import counterpoise.runtime.plugin.PluginCatalogue;
import counterpoise.runtime.plugin.PluginEntry;
import counterpoise.runtime.plugin.PluginException;
import counterpoise.runtime.training.TorchEngine;
import counterpoise.testkit.LawCase;
import counterpoise.testkit.LawOutcome;
import counterpoise.testkit.PluginCheck;

/**
 * The process that examines the plugins of one jar or folder. Started by {@link Examiner}, never by hand.
 *
 * <p>Arguments: the socket, the folder of the shipped plugins, the jar or folder, the number of the plugin to begin with,
 * from 0, and the options assigned on the command line.
 */
public final class ExaminerMain {

    private static final int LOST_COMMAND = 3;

    private final Line line;
    private final Path source;
    private final List<String> assignments;
    private volatile boolean finished;

    private ExaminerMain(Line line, Path source, List<String> assignments) {
        this.line = line;
        this.source = source;
        this.assignments = assignments;
    }

    /** Runs until all plugins are examined, or whoever has started it has gone. */
    public static void main(String[] arguments) throws IOException {
        // Whatever a plugin formats must not depend on the user's language, as in a worker.
        Locale.setDefault(Locale.ROOT);
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(arguments[0]));
        List<String> assignments = List.of(arguments).subList(4, arguments.length);
        ExaminerMain main = new ExaminerMain(new Line(channel), Path.of(arguments[2]), assignments);
        main.listen(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(new Thread(main::tellOfTheEnd, "last-words"));
        try {
            main.examine(Path.of(arguments[1]), Integer.parseInt(arguments[3]));
        } catch (RuntimeException | LinkageError e) {
            // What plugins throw was told as theirs: this is ours.
            main.line.send(new Finding.Unable("The plugins cannot be examined: " + e));
        }
        // Threads that a plugin has left behind are waited for by nobody.
        Runtime.getRuntime().halt(0);
    }

    /** Answers where {@code examining} is, and ends the process as soon as nobody is there to ask. */
    private void listen(Thread examining) {
        Thread listener = new Thread(
                () -> {
                    try {
                        while (line.receive().isPresent()) {
                            line.send(new Finding.At(place(examining.getStackTrace())));
                        }
                    } catch (IOException e) {
                        // As good as an end.
                    }
                    Runtime.getRuntime().halt(LOST_COMMAND);
                },
                "command");
        listener.setDaemon(true);
        listener.start();
    }

    /** The innermost place in the plugin, whose class loader bears the name of its source; else in all. */
    private String place(StackTraceElement[] frames) {
        return Stream.concat(
                        Arrays.stream(frames)
                                .filter(frame -> source.toString().equals(frame.getClassLoaderName()))
                                .map(frame -> "%s.%s(%s:%d)"
                                        .formatted(
                                                frame.getClassName(),
                                                frame.getMethodName(),
                                                frame.getFileName(),
                                                frame.getLineNumber())),
                        Arrays.stream(frames).map(StackTraceElement::toString))
                .findFirst()
                .orElse("its end");
    }

    /** A plugin that calls {@code System.exit} ends up here. */
    private void tellOfTheEnd() {
        if (!finished) {
            try {
                line.send(new Finding.Ending());
            } catch (IOException e) {
                // Nobody is there any more to be told.
            }
        }
    }

    private void examine(Path shipped, int first) throws IOException {
        try {
            // Before the plugins, as in a worker: DJL finds its engines once, by the context loader of who comes first.
            TorchEngine.start(Device.cpu());
        } catch (RuntimeException | LinkageError e) {
            line.send(new Finding.Unable("The engine cannot be started: " + e.getMessage()));
            return;
        }
        line.send(new Finding.Ready());
        PluginCatalogue catalogue;
        try {
            catalogue = PluginCatalogue.loadOne(shipped, source);
        } catch (PluginException e) {
            line.send(
                    new Finding.Loaded(List.of(), List.of(new Compliance.Refusal(source.toString(), e.getMessage()))));
            return;
        }
        Predicate<Path> isHere = path -> path.startsWith(source);
        List<PluginEntry<?>> entries = catalogue.entries().stream()
                .filter(entry -> isHere.test(entry.jar()))
                .toList();
        try {
            entries.forEach(entry -> assigned(entry.kind(), entry.name(), entry.optionsType()));
        } catch (ConfigurationException e) {
            line.send(new Finding.Unable(e.getMessage()));
            return;
        }
        line.send(new Finding.Loaded(
                entries.stream().map(ExaminerMain::identity).toList(),
                catalogue.refused().stream()
                        .filter(refused -> isHere.test(refused.source()))
                        .map(refused -> new Compliance.Refusal(refused.place(), refused.reason()))
                        .toList()));
        for (PluginEntry<?> entry : entries.subList(first, entries.size())) {
            examine(entry);
        }
        finished = true;
        line.send(new Finding.Finished());
    }

    private static Compliance.Identity identity(PluginEntry<?> entry) {
        return new Compliance.Identity(
                entry.kind().label(),
                entry.name(),
                entry.revision(),
                entry.className(),
                entry.jar().toString());
    }

    private void examine(PluginEntry<?> entry) throws IOException {
        // The context in which the runtime calls a plugin, for as long as the plugin is examined.
        Thread.currentThread().setContextClassLoader(entry.loader());
        List<LawCase> cases;
        try {
            cases = check(newPlugin(entry), entry).cases();
        } catch (Exception | Error e) {
            // Of any kind: what is compiled from another language declares none.
            String law = "it can be examined";
            line.send(new Finding.Begun(List.of(law)));
            line.send(
                    new Finding.Decided(new Compliance.Outcome(law, Compliance.Status.BROKEN, "it failed with " + e)));
            return;
        }
        line.send(new Finding.Begun(cases.stream().map(LawCase::name).toList()));
        for (LawCase lawCase : cases) {
            line.send(new Finding.Decided(decide(lawCase)));
        }
    }

    private <O extends Record> PluginCheck check(Plugin<O> plugin, PluginEntry<?> entry) {
        return assigned(entry.kind(), entry.name(), plugin.optionsType())
                .map(options -> PluginCheck.of(plugin, options))
                .orElseGet(() -> PluginCheck.of(plugin));
    }

    /** The options that the command line assigns to a plugin, the others by default; empty if it assigns none. */
    private <O extends Record> Optional<O> assigned(PluginKind kind, String name, Class<O> type) {
        String path = Assignments.path(kind.label(), name);
        List<String> own = Assignments.below(path, assignments);
        Path here = Path.of("").toAbsolutePath();
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(AssignedOptions.read(type, path, own, new Places(here, here)));
    }

    /** As the catalogue has made it before. */
    private static Plugin<?> newPlugin(PluginEntry<?> entry) {
        try {
            return (Plugin<?>)
                    entry.loader().loadClass(entry.className()).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(entry + " was made before, and now cannot be", e);
        }
    }

    private static Compliance.Outcome decide(LawCase lawCase) {
        try {
            LawOutcome outcome = lawCase.verify();
            if (outcome.violation().isPresent()) {
                return broken(lawCase, outcome.violation().get().finding());
            }
            return outcome.notApplicable()
                    .map(reason -> outcome(lawCase, Compliance.Status.DOES_NOT_APPLY, reason))
                    .orElseGet(() -> outcome(lawCase, Compliance.Status.KEPT, ""));
        } catch (OutOfMemoryError e) {
            return broken(
                    lawCase,
                    "it needs more memory than the Java heap of %d MiB has (%s)"
                            .formatted(Runtime.getRuntime().maxMemory() >> 20, e.getMessage()));
        } catch (Error e) {
            return broken(lawCase, "it failed with " + e);
        }
    }

    private static Compliance.Outcome broken(LawCase lawCase, String reason) {
        return outcome(lawCase, Compliance.Status.BROKEN, reason);
    }

    private static Compliance.Outcome outcome(LawCase lawCase, Compliance.Status status, String reason) {
        return new Compliance.Outcome(lawCase.name(), status, String.valueOf(reason));
    }
}
