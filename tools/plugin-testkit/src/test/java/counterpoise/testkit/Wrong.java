package counterpoise.testkit;

import java.util.List;
import java.util.stream.Stream;

/**
 * A subject that is wrong on purpose, and right in all else as far as that can be.
 *
 * @param laws the laws it breaks: first the one that it is there for, then those that it cannot help breaking too
 * @param subject the subject
 */
record Wrong<S>(List<String> laws, S subject) {

    static <S> Wrong<S> of(S subject, String law, String... others) {
        return new Wrong<>(Stream.concat(Stream.of(law), Stream.of(others)).toList(), subject);
    }

    /** The law that the subject is there for. */
    String law() {
        return laws.get(0);
    }
}
