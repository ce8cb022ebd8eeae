package counterpoise.datasets.celeba;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import counterpoise.datasets.images.Pictures;

/** Writes files in the form of CelebA's: fewer attributes, in another order than the classes', and small pictures. */
final class CelebaFiles {

    static final String HEADER = "Bald Bangs Black_Hair Blond_Hair Brown_Hair Gray_Hair Young";

    private final Path folder;
    private final List<String> lines = new ArrayList<>();

    CelebaFiles(Path folder) {
        this.folder = folder;
    }

    /** Adds the line of an image, and a picture all of one grey, the number of the line from 1. */
    CelebaFiles add(String attributes) throws IOException {
        String name = "%06d.jpg".formatted(lines.size() + 1);
        lines.add(name + "  " + attributes);
        Pictures.write(folder.resolve("img_align_celeba").resolve(name), 18, 22, lines.size() * 0x010101);
        return this;
    }

    /** Adds images with one of the five attributes, and Bangs every other time. */
    CelebaFiles add(Hair hair, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            StringBuilder values = new StringBuilder();
            for (String attribute : HEADER.split(" ")) {
                boolean set = attribute.equals(hair.attribute()) || attribute.equals("Bangs") && i % 2 == 0;
                values.append(set ? " 1" : " -1");
            }
            add(values.toString().strip());
        }
        return this;
    }

    /** Writes the attribute file of what was added. */
    Path write() throws IOException {
        return write(lines.size() + "\n" + HEADER + " \n" + String.join("\n", lines) + "\n");
    }

    /** Writes the attribute file. */
    Path write(String text) throws IOException {
        Files.createDirectories(folder.resolve("img_align_celeba"));
        return Files.writeString(folder.resolve("list_attr_celeba.txt"), text);
    }
}
