package counterpoise.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import counterpoise.runtime.config.ConfigurationException;
import counterpoise.runtime.plugin.PluginAtWork;
import counterpoise.runtime.plugin.PluginException;
import counterpoise.runtime.run.RequestException;
import counterpoise.runtime.store.StoreException;
import picocli.CommandLine;

/** Tells a user what went wrong in a sentence; what only a developer can read goes to a file. */
final class ErrorHandler implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {

    @Override
    public int handleParseException(CommandLine.ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        command.getErr().println(e.getMessage());
        command.getErr().printf("Try '%s --help'.%n", command.getCommandSpec().qualifiedName());
        return ExitCode.WRONG_REQUEST;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, CommandLine.ParseResult result) {
        PrintWriter err = command.getErr();
        if (e instanceof ConfigurationException
                || e instanceof RequestException
                || e instanceof PluginException
                || e instanceof StoreException) {
            err.println(e.getMessage());
        } else if (e instanceof InterruptedException) {
            return ExitCode.INTERRUPTED;
        } else {
            err.printf("%s%n", e.getMessage() == null ? e.toString() : e.getMessage());
            PluginAtWork.thatThrew(e)
                    .ifPresent(plugin -> err.printf("It came out of a call to the %s: a mistake of it.%n", plugin));
            err.printf("This was not expected; the details are in %s%n", log(e));
        }
        boolean ran = command.getCommand() instanceof RunCommand run && run.hasBegun();
        return ran ? ExitCode.SOME_FAILED : ExitCode.WRONG_REQUEST;
    }

    private static String log(Exception e) {
        try {
            Path file = Files.createTempFile("run-experiment-", ".log");
            try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file))) {
                e.printStackTrace(writer);
            }
            return file.toString();
        } catch (IOException second) {
            return "no file, because none could be written: " + second.getMessage();
        }
    }
}
