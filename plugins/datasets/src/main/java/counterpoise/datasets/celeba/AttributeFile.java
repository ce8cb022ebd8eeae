package counterpoise.datasets.celeba;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code list_attr_celeba.txt}: a line with the number of images, one with the names of the attributes, and one
 * an image, its file's name and 1 or -1 for each attribute, with spaces between.
 */
final class AttributeFile {

    private final Path file;
    private final Map<String, Optional<Hair>> hair = new LinkedHashMap<>();
    private List<String> attributes;
    private int[] columns;
    private int line;

    private AttributeFile(Path file) {
        this.file = file;
    }

    /**
     * The hair of each image, by its file's name, in the order of the lines. An image with none of the five attributes,
     * or more than one, is of no class.
     *
     * @throws IOException with a sentence if the file is not as it should be
     */
    static Map<String, Optional<Hair>> read(Path file) throws IOException {
        AttributeFile reading = new AttributeFile(file);
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            reading.read(reader);
        } catch (CharacterCodingException e) {
            throw new IOException("%s: is not a text file; %s".formatted(file, remedy()), e);
        }
        return reading.hair;
    }

    private void read(BufferedReader reader) throws IOException {
        int promised = number(next(reader, "the number of images"));
        attributes = List.of(words(next(reader, "the names of the attributes")));
        columns = Arrays.stream(Hair.values())
                .mapToInt(one -> attributes.indexOf(one.attribute()))
                .toArray();
        for (Hair one : Hair.values()) {
            if (columns[one.ordinal()] < 0) {
                throw wrong("names no attribute " + one.attribute());
            }
        }
        for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            line++;
            if (!text.isBlank()) {
                add(words(text));
            }
        }
        if (hair.size() != promised) {
            throw new IOException("%s: has lines for %d images, but promises %d in its first line; %s"
                    .formatted(file, hair.size(), promised, remedy()));
        }
    }

    private String next(BufferedReader reader, String what) throws IOException {
        line++;
        String text = reader.readLine();
        if (text == null || text.isBlank()) {
            throw wrong("should hold %s, but is empty".formatted(what));
        }
        return text;
    }

    private int number(String text) throws IOException {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw wrong("should hold the number of images, but is \"%s\"".formatted(shortened(text)));
        }
    }

    private void add(String[] words) throws IOException {
        if (words.length != attributes.size() + 1) {
            throw wrong("has %d values after the name, but line 2 names %d attributes"
                    .formatted(words.length - 1, attributes.size()));
        }
        // The name becomes part of a path, which it must not lead anywhere else.
        if (words[0].contains("/") || words[0].contains("\\") || words[0].startsWith(".")) {
            throw wrong("begins with \"%s\", which is not the name of a file".formatted(words[0]));
        }
        Optional<Hair> only = Optional.empty();
        int found = 0;
        for (Hair one : Hair.values()) {
            if (isSet(words[columns[one.ordinal()] + 1], one.attribute())) {
                only = Optional.of(one);
                found++;
            }
        }
        if (hair.put(words[0], found == 1 ? only : Optional.empty()) != null) {
            throw wrong("names %s, which an earlier line has named".formatted(words[0]));
        }
    }

    private boolean isSet(String value, String attribute) throws IOException {
        return switch (value) {
            case "1" -> true;
            case "-1" -> false;
            default -> throw wrong("has the value %s for %s, which can be 1 or -1".formatted(value, attribute));
        };
    }

    private static String[] words(String text) {
        return text.strip().split("\\s+");
    }

    private static String shortened(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "...";
    }

    private IOException wrong(String what) {
        return new IOException("%s: line %d %s; %s".formatted(file, line, what, remedy()));
    }

    private static String remedy() {
        return "put the list_attr_celeba.txt of CelebA there";
    }
}
