package counterpoise.runtime.plugin;

/** A plugin, or a folder of plugins, cannot be used; the message is a sentence for the user. */
public final class PluginException extends RuntimeException {

    /** An exception with a sentence for the user. */
    public PluginException(String message) {
        super(message);
    }

    /** An exception with a sentence for the user, and its cause for the log. */
    public PluginException(String message, Throwable cause) {
        super(message, cause);
    }
}
