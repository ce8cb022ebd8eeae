package counterpoise.cli;

import java.util.Locale;

import picocli.CommandLine;

/** The program {@code run-experiment}. */
public final class Main {

    private Main() {}

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        // Numbers in tables and messages are read by programs too: they are written one way everywhere.
        Locale.setDefault(Locale.ROOT);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new RunCommand())
                .addSubcommand(new PluginsCommand())
                .addSubcommand(new DescribeCommand())
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
