package counterpoise.testkit;

import java.util.Objects;
import java.util.Optional;

/**
 * A law that every plugin of a kind keeps.
 *
 * @param text the law in one sentence without a full stop
 * @param check finds out whether a subject keeps it
 * @param <S> what is examined
 */
public record Law<S>(String text, Check<S> check) {

    /** Requires both. */
    public Law {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(check, "check");
    }

    /** Examines one subject. */
    @FunctionalInterface
    public interface Check<S> {

        /**
         * Returns if the subject keeps the law.
         *
         * @throws AssertionError if it does not, with a message that holds the numbers
         * @throws LawDoesNotApply if the law has nothing to say about this subject
         * @throws Exception if the subject fails, which breaks the law as well
         */
        void on(S subject) throws Exception;
    }

    /** Checks the law on one subject; whatever the subject throws breaks it. */
    public LawOutcome verify(S subject) {
        try {
            check.on(subject);
            return new LawOutcome(text, Optional.empty(), Optional.empty());
        } catch (LawDoesNotApply e) {
            return new LawOutcome(text, Optional.of(e.getMessage()), Optional.empty());
        } catch (AssertionError e) {
            return broken(e.getMessage(), e);
        } catch (Exception | LinkageError | StackOverflowError e) {
            return broken("it failed with " + e, e);
        }
    }

    private LawOutcome broken(String finding, Throwable cause) {
        return new LawOutcome(text, Optional.empty(), Optional.of(new LawViolation(text, finding, cause)));
    }
}
