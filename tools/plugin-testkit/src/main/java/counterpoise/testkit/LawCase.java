package counterpoise.testkit;

import java.util.List;
import java.util.function.Supplier;

/**
 * One law about one subject, ready to be checked.
 *
 * @param name the text of the law, with the options where there are several
 * @param verification checks it
 */
public record LawCase(String name, Supplier<LawOutcome> verification) {

    /** Checks the law. */
    public LawOutcome verify() {
        return verification.get();
    }

    /** Every law of a kind about one subject. */
    static <S> List<LawCase> of(List<Law<S>> laws, S subject, String suffix) {
        return laws.stream()
                .map(law -> new LawCase(law.text() + suffix, () -> law.verify(subject)))
                .toList();
    }
}
