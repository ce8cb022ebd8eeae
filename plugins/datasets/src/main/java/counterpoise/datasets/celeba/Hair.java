package counterpoise.datasets.celeba;

import java.util.Locale;

/** The classes, in the order of their labels: by how many images CelebA has of each, the most first. */
enum Hair {
    BLACK("Black_Hair"),
    BROWN("Brown_Hair"),
    BLOND("Blond_Hair"),
    GRAY("Gray_Hair"),
    BALD("Bald");

    private final String attribute;

    Hair(String attribute) {
        this.attribute = attribute;
    }

    /** The attribute's name in {@code list_attr_celeba.txt}. */
    String attribute() {
        return attribute;
    }

    /** The name of the class. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
