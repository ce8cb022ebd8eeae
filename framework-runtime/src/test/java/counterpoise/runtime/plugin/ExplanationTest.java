package counterpoise.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What tests of whole plugins do not come to. */
class ExplanationTest {

    @Test
    void tellsPreviewFeaturesFromANewerJava() {
        // Worded as Java 17 does.
        String message = "Preview features are not enabled for example/Bad (class file version 61.65535). Try running"
                + " with '--enable-preview'";
        assertThat(Explanation.of("loading it", new UnsupportedClassVersionError(message)))
                .isEqualTo("it was compiled with features that are a preview in Java 17; compile it without"
                        + " --enable-preview.");
    }

    @Test
    void passesOnWhatItDoesNotUnderstand() {
        assertThat(Explanation.of("loading it", new UnsupportedClassVersionError("too new")))
                .isEqualTo("it cannot be read by this Java, "
                        + Runtime.version().feature() + " (too new); compile it with --release 17.");
    }

    @Test
    void tellsOfAClassThatFailedBefore() {
        assertThat(Explanation.of("its create()", new NoClassDefFoundError("Could not initialize class example.Help")))
                .isEqualTo("could not initialize class example.Help; its static initialiser failed before.");
    }
}
