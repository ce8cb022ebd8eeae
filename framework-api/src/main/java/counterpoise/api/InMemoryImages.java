package counterpoise.api;

/** Images in one array. */
record InMemoryImages(ImageShape shape, byte[] pixels) implements Images {

    InMemoryImages {
        if (pixels.length % shape.values() != 0) {
            throw new IllegalArgumentException(
                    "%d bytes are not a whole number of %s images".formatted(pixels.length, shape));
        }
    }

    @Override
    public int count() {
        return pixels.length / shape.values();
    }

    @Override
    public void read(int from, int rows, byte[] target, int offset) {
        System.arraycopy(pixels, from * shape.values(), target, offset, rows * shape.values());
    }
}
