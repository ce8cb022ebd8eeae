package counterpoise.cli.verify;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What the process that examines a plugin and the one that has started it tell each other, one JSON object a line. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Finding.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = Finding.Unable.class, name = "unable"),
    @JsonSubTypes.Type(value = Finding.Loaded.class, name = "loaded"),
    @JsonSubTypes.Type(value = Finding.Begun.class, name = "begun"),
    @JsonSubTypes.Type(value = Finding.Decided.class, name = "decided"),
    @JsonSubTypes.Type(value = Finding.Where.class, name = "where"),
    @JsonSubTypes.Type(value = Finding.At.class, name = "at"),
    @JsonSubTypes.Type(value = Finding.Ending.class, name = "ending"),
    @JsonSubTypes.Type(value = Finding.Finished.class, name = "finished")
})
sealed interface Finding {

    /** The engine has started; the plugins are loaded next. */
    record Ready() implements Finding {}

    /** Nothing can be examined, and no plugin is to blame. */
    record Unable(@JsonProperty("sentence") String sentence) implements Finding {}

    /** The jar or folder was loaded. */
    record Loaded(
            @JsonProperty("plugins") List<Compliance.Identity> plugins,
            @JsonProperty("refusals") List<Compliance.Refusal> refusals)
            implements Finding {}

    /** The laws of the next plugin are tried, in this order. */
    record Begun(@JsonProperty("laws") List<String> laws) implements Finding {}

    /** The next law was decided. */
    record Decided(@JsonProperty("outcome") Compliance.Outcome outcome) implements Finding {}

    /** A question to the examiner, the only one: in the midst of what are you? */
    record Where() implements Finding {}

    /** The answer: the place in the plugin, or in what it has called, as a stack trace writes it. */
    record At(@JsonProperty("frame") String frame) implements Finding {}

    /** Something has told the process to end before its time, most likely the plugin. */
    record Ending() implements Finding {}

    /** All plugins have been examined. */
    record Finished() implements Finding {}
}
