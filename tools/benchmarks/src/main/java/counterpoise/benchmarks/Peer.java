package counterpoise.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What users would run instead, measured in turn with the program. Each line of its output that reads
 * {@code NAME: NUMBER UNIT}, the unit being {@code images/s} or {@code s}, is a figure; others are ignored.
 *
 * @param command what a shell would run
 */
record Peer(String command) implements Benchmark {

    private static final Pattern FIGURE = Pattern.compile("(.+): +([0-9]+(?:\\.[0-9]+)?) (images/s|s)\\b.*");

    @Override
    public List<Measure> run(Path scratch) throws IOException, InterruptedException {
        List<Measure> measures = Program.run(List.of("/bin/sh", "-c", command), scratch).stream()
                .map(Peer::figure)
                .flatMap(Optional::stream)
                .toList();
        if (measures.isEmpty()) {
            throw new IOException("%s printed no line such as \"training: 123.4 images/s\"".formatted(command));
        }
        return measures;
    }

    @Override
    public boolean isPeer() {
        return true;
    }

    private static Optional<Measure> figure(String line) {
        Matcher matcher = FIGURE.matcher(line);
        return matcher.matches()
                ? Optional.of(new Measure(
                        matcher.group(1).strip(), Double.parseDouble(matcher.group(2)), Unit.of(matcher.group(3))))
                : Optional.empty();
    }
}
