package counterpoise.cli.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What came out of examining one jar, or one folder of jars.
 *
 * @param source the jar or folder
 * @param plugins those that were taken
 * @param refusals those that were not
 */
public record Compliance(Path source, List<Examined> plugins, List<Refusal> refusals) {

    /** Copies both. */
    public Compliance {
        plugins = List.copyOf(plugins);
        refusals = List.copyOf(refusals);
    }

    /** Whether every plugin was taken and breaks no law. */
    public boolean isKept() {
        return refusals.isEmpty() && plugins.stream().allMatch(Examined::isKept);
    }

    /** How a law came out. */
    public enum Status {
        /** The plugin keeps it. */
        KEPT,
        /** The plugin breaks it. */
        BROKEN,
        /** It has nothing to say about the plugin as it stands with its default options. */
        DOES_NOT_APPLY,
        /** It was not tried, because the plugin had stopped the examination before. */
        NOT_TRIED;

        /** As tables write it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * What is known of a plugin.
     *
     * @param kind its kind, {@code loss} for one
     * @param name its name
     * @param revision the number it declares, or the digest of its classes
     * @param type the name of its class
     * @param jar the jar that holds the class
     */
    public record Identity(
            @JsonProperty("kind") String kind,
            @JsonProperty("name") String name,
            @JsonProperty("revision") String revision,
            @JsonProperty("class") String type,
            @JsonProperty("jar") String jar) {}

    /**
     * A plugin that was not taken.
     *
     * @param place where it was found
     * @param reason why it was refused, and what to do
     */
    public record Refusal(@JsonProperty("place") String place, @JsonProperty("reason") String reason) {}

    /**
     * One law of one plugin.
     *
     * @param law its text
     * @param status how it came out
     * @param reason why, with numbers; empty where it is kept
     */
    public record Outcome(
            @JsonProperty("law") String law,
            @JsonProperty("status") Status status,
            @JsonProperty("reason") String reason) {}

    /** A plugin and how each of its laws came out. */
    public record Examined(Identity plugin, List<Outcome> laws) {

        /** Copies the laws. */
        public Examined {
            laws = List.copyOf(laws);
        }

        /** Whether no law is broken, and all were tried. */
        public boolean isKept() {
            return count(Status.BROKEN) + count(Status.NOT_TRIED) == 0;
        }

        /** How many laws came out so. */
        public long count(Status status) {
            return laws.stream().filter(law -> law.status() == status).count();
        }
    }
}
