package counterpoise.runtime.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that is wrong; its message lists every problem on a line of its own. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /** The problems found. */
    public ConfigurationException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** The problems found. */
    public List<Problem> problems() {
        return problems;
    }
}
