package counterpoise.datasets.svhn;

import java.util.List;
import java.util.stream.IntStream;

/** Which label each digit gets. Under a long tail the class with label 0 is the largest, the last one the smallest. */
public enum DigitOrder {

    /** 1 to 9, then 0: roughly from the most to the least frequent digit, and the order of the official labels. */
    ONE_FIRST(1, 5000),

    /** 0 to 9. The digit 0 has 4,948 training images, so that the largest class can have no more. */
    ZERO_FIRST(0, 4948);

    private static final int DIGITS = 10;

    private final int first;
    private final int largest;

    DigitOrder(int first, int largest) {
        this.first = first;
        this.largest = largest;
    }

    /** How many training images the class with label 0 keeps where the configuration does not say. */
    int largest() {
        return largest;
    }

    /** The label of {@code digit}. */
    int label(int digit) {
        return Math.floorMod(digit - first, DIGITS);
    }

    /** The digit of each label, as text. */
    List<String> names() {
        return IntStream.range(0, DIGITS)
                .mapToObj(label -> String.valueOf((label + first) % DIGITS))
                .toList();
    }
}
