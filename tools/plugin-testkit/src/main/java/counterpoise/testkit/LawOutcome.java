package counterpoise.testkit;

import java.util.Optional;

/**
 * What came out of one law for one subject: it holds unless one of the others is there.
 *
 * @param law the text of the law
 * @param notApplicable why the law has nothing to say about the subject
 * @param violation how the law is broken
 */
public record LawOutcome(String law, Optional<String> notApplicable, Optional<LawViolation> violation) {}
