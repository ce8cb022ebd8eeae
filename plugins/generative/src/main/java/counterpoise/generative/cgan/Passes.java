package counterpoise.generative.cgan;

import counterpoise.api.RandomStream;

/** Goes through rows in a random order, pass after pass, each in another order. */
final class Passes {

    private final int[] rows;
    private final RandomStream stream;
    private int[] order = {};
    private int next;

    /** Passes over {@code rows}, at least one; {@code stream} should belong to a round. */
    Passes(int[] rows, RandomStream stream) {
        this.rows = rows.clone();
        this.stream = stream;
    }

    /** The next rows; those of one batch may be of two passes, or more if there are fewer rows than are asked for. */
    int[] next(int count) {
        int[] batch = new int[count];
        for (int i = 0; i < count; i++) {
            if (next == order.length) {
                order = stream.permutation(rows.length);
                next = 0;
            }
            batch[i] = rows[order[next++]];
        }
        return batch;
    }
}
