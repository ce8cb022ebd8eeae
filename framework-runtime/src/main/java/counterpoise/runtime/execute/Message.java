package counterpoise.runtime.execute;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import counterpoise.runtime.plan.Stage;

/** What coordinator and worker say to each other, one JSON object a line. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Message.Run.class, name = "run"),
    @JsonSubTypes.Type(value = Message.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = Message.Elsewhere.class, name = "elsewhere"),
    @JsonSubTypes.Type(value = Message.Begun.class, name = "begun"),
    @JsonSubTypes.Type(value = Message.Ending.class, name = "ending"),
    @JsonSubTypes.Type(value = Message.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = Message.Warning.class, name = "warning"),
    @JsonSubTypes.Type(value = Message.Done.class, name = "done"),
    @JsonSubTypes.Type(value = Message.Failed.class, name = "failed")
})
sealed interface Message {

    /**
     * Coordinator to worker: do this.
     *
     * @param threads how many threads to compute with, unless the stage was begun with another number
     * @param replace whether a stored result is to be computed anew, unless this very run has made it
     * @param run names the run
     * @param timeoutSeconds how long the stage may show no progress; 0 for ever
     */
    record Run(
            @JsonProperty("stage") Stage stage,
            @JsonProperty("threads") int threads,
            @JsonProperty("replace") boolean replace,
            @JsonProperty("run") String run,
            @JsonProperty("timeout_seconds") long timeoutSeconds)
            implements Message {}

    /**
     * Worker to coordinator: the engine has started. The first message; nothing is ordered before it.
     *
     * @param libtorch the version that was loaded
     * @param layout the layout of the installation that the worker runs from
     */
    record Ready(@JsonProperty("libtorch") String libtorch, @JsonProperty("layout") String layout) implements Message {}

    /** Worker to coordinator: another run is computing this stage, so that nothing was done. */
    record Elsewhere() implements Message {}

    /**
     * Worker to coordinator: the stage is being computed.
     *
     * @param plugins those that it calls, such as {@code loss focal}
     */
    record Begun(@JsonProperty("plugins") List<String> plugins) implements Message {}

    /**
     * Worker to coordinator: something has told the process to end in the midst of a call to a plugin, most likely the
     * plugin.
     */
    record Ending(@JsonProperty("plugin") String plugin) implements Message {}

    /** Worker to coordinator: how far the stage has come. */
    record Progress(@JsonProperty("fraction") double fraction, @JsonProperty("detail") String detail)
            implements Message {}

    /** Worker to coordinator: something the user should know. */
    record Warning(@JsonProperty("message") String message) implements Message {}

    /**
     * Worker to coordinator: the result is in the store.
     *
     * @param computed false if it had been there already
     * @param residentMib the memory of the worker, in MiB
     */
    record Done(@JsonProperty("computed") boolean computed, @JsonProperty("resident_mib") double residentMib)
            implements Message {}

    /**
     * Worker to coordinator: the stage cannot be done, or, in place of {@link Ready}, the worker cannot start.
     *
     * @param sentence for the user
     * @param trace for the log
     * @param lasting whether it would fail again
     * @param fit whether the worker is fit for another stage; if not it ends
     */
    record Failed(
            @JsonProperty("sentence") String sentence,
            @JsonProperty("trace") String trace,
            @JsonProperty("lasting") boolean lasting,
            @JsonProperty("fit") boolean fit)
            implements Message {}
}
