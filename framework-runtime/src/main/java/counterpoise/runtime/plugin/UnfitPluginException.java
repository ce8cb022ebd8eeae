package counterpoise.runtime.plugin;

/** A plugin breaks a rule; the message is a sentence for its author. Never leaves this package. */
final class UnfitPluginException extends Exception {

    UnfitPluginException(String message) {
        super(message);
    }
}
