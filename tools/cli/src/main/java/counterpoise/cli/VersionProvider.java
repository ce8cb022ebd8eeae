package counterpoise.cli;

import counterpoise.runtime.Build;
import picocli.CommandLine;

/** What {@code --version} prints. */
final class VersionProvider implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"Counterpoise %s (source %s)".formatted(Build.version(), Build.revision())};
    }
}
