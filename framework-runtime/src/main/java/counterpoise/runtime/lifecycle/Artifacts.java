package counterpoise.runtime.lifecycle;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import counterpoise.runtime.store.StoredStage;

/** The files that plugins leave for people to look at, among the files of a stage. */
public final class Artifacts {

    /** The folder that they lie in, in the result of a stage and in the folder of a trial. */
    public static final String FOLDER = "artifacts";

    private Artifacts() {}

    /** What a stage calls the artifact {@code name}. */
    static String file(String name) {
        return FOLDER + "/" + name;
    }

    /** The names of the artifacts of a stage, sorted. */
    public static List<String> of(StoredStage stage) {
        String prefix = file("");
        return stage.files().keySet().stream()
                .filter(file -> file.startsWith(prefix))
                .map(file -> file.substring(prefix.length()))
                .toList();
    }

    /** The content of one of them. */
    public static byte[] read(StoredStage stage, String name) throws IOException {
        try (InputStream in = stage.open(file(name))) {
            return in.readAllBytes();
        }
    }
}
