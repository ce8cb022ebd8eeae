package counterpoise.cli.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import counterpoise.cli.verify.Compliance.Examined;
import counterpoise.cli.verify.Compliance.Identity;
import counterpoise.cli.verify.Compliance.Outcome;
import counterpoise.cli.verify.Compliance.Refusal;
import counterpoise.cli.verify.Compliance.Status;
import counterpoise.runtime.run.RequestException;

/** Examines plugins, each jar or folder of jars in a process of its own. */
public final class Examiner {

    /** Until the engine has started: where libtorch is unpacked for the first time, that takes a while. */
    private static final Duration START = Duration.ofMinutes(10);

    private final Path shipped;
    private final Duration timeout;
    private final List<String> assignments;

    /**
     * An examiner.
     *
     * @param shipped the folder of the plugins that come with Counterpoise
     * @param timeout how long the loading of a jar, and each law, may take
     * @param assignments options in place of defaults, {@code experiment.KIND.NAME.OPTION=VALUE} each
     */
    public Examiner(Path shipped, Duration timeout, List<String> assignments) {
        this.shipped = shipped;
        this.timeout = timeout;
        this.assignments = List.copyOf(assignments);
    }

    /** Those of the assigned options that are of none of these plugins. */
    public List<String> unassigned(List<Compliance> examined) {
        List<String> rest = new ArrayList<>(assignments);
        for (Compliance compliance : examined) {
            for (Examined one : compliance.plugins()) {
                Identity plugin = one.plugin();
                rest.removeAll(Assignments.below(Assignments.path(plugin.kind(), plugin.name()), assignments));
            }
        }
        return rest;
    }

    /**
     * Examines the plugins of one jar or folder of jars. One that stops its examination does not stop that of its
     * neighbours: they go on in another process.
     *
     * @param source the jar or folder
     * @param heard is told of each plugin that was examined, as soon as it was
     * @throws RequestException if nothing can be examined here, or an assigned option is wrong
     * @throws IOException if no process can be started
     */
    public Compliance examine(Path source, Consumer<Examined> heard) throws IOException, InterruptedException {
        Path location = source.toRealPath();
        List<Examined> examined = new ArrayList<>();
        Finding.Loaded loaded;
        do {
            try (ExaminerProcess process =
                    ExaminerProcess.start(shipped.toRealPath(), location, examined.size(), assignments)) {
                begin(process);
                try {
                    loaded = (Finding.Loaded) process.next(timeout);
                } catch (StoppedException e) {
                    return notLoaded(source, e);
                }
                examine(process, loaded.plugins(), examined, heard);
            }
        } while (examined.size() < loaded.plugins().size());
        return new Compliance(source, examined, loaded.refusals());
    }

    private static void begin(ExaminerProcess process) throws IOException, InterruptedException {
        try {
            process.next(START);
        } catch (StoppedException e) {
            throw new IOException("The engine cannot be started: " + e.getMessage(), e);
        }
    }

    private static Compliance notLoaded(Path source, StoppedException e) {
        return new Compliance(
                source,
                List.of(),
                List.of(new Refusal(
                        source.toString(),
                        "while its plugins were loaded " + e.getMessage()
                                + "; a plugin's class and its constructor must do no work.")));
    }

    /** Goes on to the end, or until a plugin stops. */
    private void examine(
            ExaminerProcess process, List<Identity> plugins, List<Examined> examined, Consumer<Examined> heard)
            throws IOException, InterruptedException {
        while (examined.size() < plugins.size()) {
            List<String> laws = List.of("it can be examined");
            List<Outcome> outcomes = new ArrayList<>();
            boolean stopped = false;
            try {
                laws = ((Finding.Begun) process.next(timeout)).laws();
                while (outcomes.size() < laws.size()) {
                    outcomes.add(((Finding.Decided) process.next(timeout)).outcome());
                }
            } catch (StoppedException e) {
                stopped = true;
                outcomes.add(new Outcome(laws.get(outcomes.size()), Status.BROKEN, e.getMessage()));
                laws.subList(outcomes.size(), laws.size())
                        .forEach(law -> outcomes.add(
                                new Outcome(law, Status.NOT_TRIED, "the plugin had stopped the examination before")));
            }
            Examined done = new Examined(plugins.get(examined.size()), outcomes);
            examined.add(done);
            heard.accept(done);
            if (stopped) {
                return;
            }
        }
    }
}
