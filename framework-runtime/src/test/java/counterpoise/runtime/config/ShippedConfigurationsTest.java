package counterpoise.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedConfigurationsTest {

    private static final Path EXPERIMENTS = Path.of("..", "experiments");

    static List<String> configurations() throws IOException {
        try (Stream<Path> files = Files.list(EXPERIMENTS.resolve("conf"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> "conf/" + file.getFileName())
                    .sorted()
                    .toList();
        }
    }

    /** Without plugins, which this module does not know: files, includes and substitutions alone. */
    @ParameterizedTest
    @MethodSource("configurations")
    void canBeRead(String configuration) {
        Configuration read = new ConfigurationLoader(EXPERIMENTS, EXPERIMENTS, Map.of()).load(configuration, List.of());
        assertThat(read.problems()).isEmpty();
        assertThat(read.file()).isEqualTo(configuration);
    }
}
