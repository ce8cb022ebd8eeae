package counterpoise.runtime.store;

import java.util.Arrays;
import java.util.Optional;

/** The element types of {@code .npy} files that are read and written, all little-endian. */
public enum NpyType {
    FLOAT32("<f4", Float.BYTES),
    INT32("<i4", Integer.BYTES),
    INT64("<i8", Long.BYTES),
    UINT8("|u1", Byte.BYTES);

    private final String descriptor;
    private final int bytes;

    NpyType(String descriptor, int bytes) {
        this.descriptor = descriptor;
        this.bytes = bytes;
    }

    /** NumPy's name of the type, byte order first. */
    public String descriptor() {
        return descriptor;
    }

    /** The size of one element. */
    public int bytes() {
        return bytes;
    }

    static Optional<NpyType> of(String descriptor) {
        return Arrays.stream(values())
                .filter(type -> type.descriptor.equals(descriptor))
                .findFirst();
    }
}
