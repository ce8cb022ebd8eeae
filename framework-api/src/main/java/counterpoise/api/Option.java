package counterpoise.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of an options record: reading the configuration, checking it, its error messages,
 * {@code run-experiment describe} and the documentation are all made from this.
 *
 * <p>A component is an {@code int}, {@code long}, {@code double}, {@code boolean}, {@link String}, enum,
 * {@link java.nio.file.Path}, a {@link java.util.List} or {@link java.util.Optional} of these, or another record of
 * options. Its name {@code camelCase} is read from the key {@code kebab-case}; enum constants are written likewise,
 * {@code BEST_ON_TEST} as {@code best-on-test}. What the annotation cannot say (one component against another) the
 * record's compact constructor checks, throwing {@link IllegalArgumentException} with a sentence for the user.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {

    /** What the option means, with its unit, in one sentence. */
    String value();

    /**
     * The value where the configuration gives none, as HOCON writes it: {@code "10"}, {@code "[1, 2]"},
     * {@code "towards"}. Empty for an option that must be given, an {@link java.util.Optional}, or a nested record
     * (whose own components have defaults). Defaults stand here and nowhere else.
     */
    String defaultValue() default "";

    /**
     * The numbers allowed (each element, for a list), as an interval: {@code "[1, )"}, {@code "(0, 1]"}.
     * Empty allows all.
     */
    String range() default "";

    /** A regular expression that the whole text must match. Empty allows all. */
    String pattern() default "";

    /** How the option enters the key under which results are stored. */
    Role role() default Role.IDENTITY;

    /**
     * For an option added after a release: the value that means the behaviour before it existed. At this value
     * the option is left out of the key, so that earlier results stay valid. Empty for an option that was
     * there from the beginning.
     */
    String asBefore() default "";

    /** How an option enters the key under which results are stored. */
    enum Role {
        /** Changes the result: its value is part of the key. */
        IDENTITY,
        /** Says where data lie: the digest of what lies there is part of the key, the path is not. */
        PLACE,
        /** Does not change the result: never part of the key. */
        NEUTRAL
    }
}
