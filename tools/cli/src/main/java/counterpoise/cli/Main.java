package counterpoise.cli;

import java.util.Locale;

import counterpoise.runtime.plugin.PluginAtWork;
import picocli.CommandLine;

/** The program {@code run-experiment}. */
public final class Main {

    private Main() {}

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        // Numbers in tables and messages are read by programs too: they are written one way everywhere.
        Locale.setDefault(Locale.ROOT);
        Runtime.getRuntime().addShutdownHook(new Thread(Main::blameWhoeverEndsJava, "last-words"));
        System.exit(commandLine().execute(arguments));
    }

    /** A plugin can end Java where it is only asked what it is; its user would see nothing but an exit code. */
    private static void blameWhoeverEndsJava() {
        PluginAtWork.thatEndsJava().ifPresent(plugin -> {
            System.err.printf(
                    "A plugin has ended the program by System.exit: %s. Take it away from where plugins are looked for, or"
                            + " mend it: throw an exception instead.%n",
                    plugin);
            System.err.flush();
            Runtime.getRuntime().halt(ExitCode.WRONG_REQUEST);
        });
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new RunCommand())
                .addSubcommand(new PluginsCommand())
                .addSubcommand(new DescribeCommand())
                .addSubcommand(new NewPluginCommand())
                .addSubcommand(new VerifyPluginCommand())
                .addSubcommand(new FetchCommand())
                .addSubcommand(new ReportCommand())
                .addSubcommand(new StoreCommand());
        return commandLine
                .setExecutionExceptionHandler(new ErrorHandler())
                .setParameterExceptionHandler(new ErrorHandler())
                // --store store and --plugins plugins name folders.
                .setAllowSubcommandsAsOptionParameters(true)
                .setUsageHelpAutoWidth(true);
    }
}
