package counterpoise.runtime.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

import counterpoise.api.RandomStream;
import counterpoise.runtime.store.Sha256;

/**
 * The random streams of one seed. A stream is a pure function of the seed, its name and an index: asking twice gives
 * two streams of the same numbers, and no stream is affected by what another has drawn.
 *
 * <p>The seed of a generator is the SHA-256 of seed, index and names. The numbers drawn from it are part of what
 * results mean, and never change; tests hold them.
 */
public final class Streams {

    private final long rootSeed;
    private final List<String> scopes;

    /** The streams of {@code rootSeed}, any number. */
    public Streams(long rootSeed) {
        this(rootSeed, List.of());
    }

    private Streams(long rootSeed, List<String> scopes) {
        this.rootSeed = rootSeed;
        this.scopes = scopes;
    }

    /** Streams whose names are kept apart from those of every other scope, and from those outside of one. */
    public Streams scope(String name) {
        return new Streams(rootSeed, with(name));
    }

    /**
     * A new stream.
     *
     * @param name says what is drawn
     * @param index an epoch, a class or whatever the work is divided by
     */
    public RandomStream stream(String name, long index) {
        ByteBuffer digest = digest(Purpose.STREAM, name, index);
        return new SeededStream(new long[] {digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong()});
    }

    /** A seed for an engine's own generator, by name and index like a stream. */
    public int engineSeed(String name, long index) {
        return digest(Purpose.ENGINE, name, index).getInt();
    }

    /** Keeps an engine's seed from being part of a stream's of the same name. The order is part of every digest. */
    private enum Purpose {
        STREAM,
        ENGINE
    }

    private ByteBuffer digest(Purpose purpose, String name, long index) {
        MessageDigest digest = Sha256.start();
        digest.update(ByteBuffer.allocate(1 + 2 * Long.BYTES)
                .put((byte) purpose.ordinal())
                .putLong(rootSeed)
                .putLong(index)
                .flip());
        for (String part : with(name)) {
            byte[] text = part.getBytes(StandardCharsets.UTF_8);
            // The length keeps the names "a", "bc" apart from "ab", "c".
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).flip());
            digest.update(text);
        }
        return ByteBuffer.wrap(digest.digest());
    }

    private List<String> with(String name) {
        return Stream.concat(scopes.stream(), Stream.of(name)).toList();
    }
}
