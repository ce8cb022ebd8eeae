package counterpoise.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class LastWordsTest {

    private static String of(String output) throws InterruptedException {
        return LastWords.of(new ByteArrayInputStream(output.getBytes(StandardCharsets.UTF_8)))
                .text();
    }

    @Test
    void keepTheLastLines() throws InterruptedException {
        assertThat(of("")).isEmpty();
        assertThat(of("one\ntwo\n")).isEqualTo("one | two");
        String many = IntStream.range(0, 100_000).mapToObj("line %d"::formatted).collect(Collectors.joining("\n"));
        assertThat(of(many)).startsWith("line 99990 | line 99991 | ").endsWith(" | line 99999");
    }

    @Test
    void keepTheEndOfALongLine() throws InterruptedException {
        assertThat(of("x".repeat(1_000_000) + "end")).hasSize(2000).endsWith("xend");
    }
}
