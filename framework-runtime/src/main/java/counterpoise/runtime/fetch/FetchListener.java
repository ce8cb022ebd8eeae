package counterpoise.runtime.fetch;

import java.util.OptionalLong;

/** Hears how a fetch goes. */
public interface FetchListener {

    /**
     * A part of a file has come.
     *
     * @param bytes how much of it is there
     * @param total how much there will be, if that is known
     */
    void progress(String file, long bytes, OptionalLong total);

    /** Something a user should know, in a sentence. */
    void say(String sentence);
}
