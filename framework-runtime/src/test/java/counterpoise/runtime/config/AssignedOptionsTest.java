package counterpoise.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import counterpoise.api.Option;
import org.junit.jupiter.api.Test;

class AssignedOptionsTest {

    private static final String PATH = "experiment.dataset.toy";

    /** Of a plugin. */
    record Options(
            @Option("Where it lies.") Optional<Path> root,
            @Option(value = "Whether to look.", defaultValue = "true") boolean verifyChecksums,
            @Option(value = "How many.", defaultValue = "7", range = "[1, )") int count) {}

    /** With one that must be given. */
    record Demanding(@Option("Whose it is.") String owner) {}

    @Test
    void takesTheDefaults() {
        assertThat(read(Options.class)).isEqualTo(new Options(Optional.empty(), true, 7));
    }

    @Test
    void takesWhatIsAssignedByNameOrByFullPath() {
        assertThat(read(Options.class, "verify-checksums=false", PATH + ".count=3", "root=x/y"))
                .isEqualTo(new Options(Optional.of(Path.of("/home/user/x/y")), false, 3));
    }

    @Test
    void theLastOfSeveralCounts() {
        assertThat(read(Options.class, "count=3", "count=4").count()).isEqualTo(4);
    }

    @Test
    void tellsAllThatIsWrong() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read(Options.class, "verify-checksum=false", "count=0", "root"))
                .withMessageContaining("needs KEY=VALUE, found \"root\"")
                .withMessageContaining(
                        "command line: experiment.dataset.toy.verify-checksum: unknown; did you mean verify-checksums?")
                .withMessageContaining("command line: experiment.dataset.toy.count: needs");
    }

    @Test
    void refusesABlockThatIsNone() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read(Options.class, "=false"))
                .withMessageContaining("needs KEY=VALUE, found \"=false\"");
    }

    @Test
    void saysWhatMustBeGiven() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read(Demanding.class))
                .withMessage("command line: experiment.dataset.toy.owner: is missing: Whose it is.");
        assertThat(read(Demanding.class, "owner=me")).isEqualTo(new Demanding("me"));
    }

    private static <R extends Record> R read(Class<R> type, String... assignments) {
        Places places = new Places(Path.of("/home/user"), Path.of("/opt"));
        return AssignedOptions.read(type, PATH, List.of(assignments), places);
    }
}
