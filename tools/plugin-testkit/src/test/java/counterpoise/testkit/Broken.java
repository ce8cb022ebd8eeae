package counterpoise.testkit;

import java.util.List;

/** Which laws a subject breaks. */
final class Broken {

    private Broken() {}

    static List<String> laws(List<LawCase> cases) {
        return cases.stream()
                .map(LawCase::verify)
                .flatMap(outcome -> outcome.violation().stream())
                .map(LawViolation::law)
                .toList();
    }
}
