package counterpoise.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;

import counterpoise.api.PluginKind;
import counterpoise.archetype.PluginProject;
import counterpoise.runtime.plugin.PluginCatalogue;
import counterpoise.runtime.run.RequestException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run-experiment new-plugin KIND NAME}: a project to begin a plugin of one's own with. */
@Command(
        name = "new-plugin",
        description = "Makes a Maven project with a small plugin that works, to begin one of your own with.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class)
final class NewPluginCommand implements Callable<Integer> {

    /** A class in one of these would be looked for among the program's own, and not be found. */
    private static final List<String> TAKEN_PACKAGES = List.of("counterpoise", "ai.djl", "org.slf4j", "java", "javax");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "KIND", description = "dataset, architecture, loss, oversampler or metric.")
    private String kind;

    @Parameters(
            paramLabel = "NAME",
            description = "The plugin's name: lower-case words with hyphens between them, as in my-smote.")
    private String name;

    @Option(
            names = "--package",
            paramLabel = "P",
            description = "The package of its classes; default org.example. and the name without hyphens.")
    private Optional<String> packageName = Optional.empty();

    @Option(names = "--dir", paramLabel = "DIR", description = "The folder to make; default ./NAME.")
    private Optional<Path> folder = Optional.empty();

    @Override
    public Integer call() throws IOException {
        PluginKind pluginKind = Kinds.named(kind);
        checkName(pluginKind);
        String checkedPackage = checkedPackage();
        Path target = folder.orElse(Path.of(name));
        try {
            checkFree(target);
            new PluginProject(pluginKind.label(), name, checkedPackage).write(target);
        } catch (FileAlreadyExistsException e) {
            throw new RequestException(
                    "the project cannot be made in %s: there is a file %s in the way".formatted(target, e.getFile()));
        } catch (IOException e) {
            throw new RequestException("the project cannot be written to %s: %s".formatted(target, e));
        }
        spec.commandLine().getOut().printf("%s: the %s %s; its README.md says how it is built.%n", target, kind, name);
        spec.commandLine().getOut().flush();
        return ExitCode.DONE;
    }

    private void checkName(PluginKind pluginKind) {
        if (!PluginProject.NAME.matcher(name).matches()) {
            throw new RequestException(("a plugin made here cannot be called \"%s\"; name it by lower-case words with"
                            + " hyphens between them, as in my-smote, and by none of %s alone")
                    .formatted(name, String.join(", ", Kinds.labels()) + " and image"));
        }
        PluginCatalogue builtIn = Installation.part(PluginCatalogue.class, List.of(), Path.of("runs/.store"));
        if (builtIn.names(pluginKind).contains(name)) {
            throw new RequestException(
                    "%s is the %s that comes with Counterpoise; give yours another name".formatted(name, kind));
        }
    }

    private String checkedPackage() {
        String wanted = packageName.orElse("org.example." + name.replace("-", ""));
        if (!SourceVersion.isName(wanted, SourceVersion.RELEASE_17)) {
            throw new RequestException(("%s cannot be the name of a Java package; give another by --package, as in"
                            + " --package org.example.mine")
                    .formatted(wanted));
        }
        Optional<String> taken = TAKEN_PACKAGES.stream()
                .filter(prefix -> (wanted + ".").startsWith(prefix + "."))
                .findFirst();
        if (taken.isPresent()) {
            throw new RequestException("the package %s lies in %s, which is not yours; give another by --package"
                    .formatted(wanted, taken.get()));
        }
        return wanted;
    }

    private static void checkFree(Path target) {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new RequestException(
                    "%s exists already, and nothing was written; name a folder that does not exist yet by --dir"
                            .formatted(target));
        }
    }
}
