package counterpoise.runtime.report.figures;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

class GalleryTest {
    @Test
    void writes() throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "figures"));
        for (Map.Entry<String, Figure> entry : Gallery.figures().entrySet()) {
            Files.writeString(
                    folder.resolve(entry.getKey() + ".svg"), entry.getValue().svg());
        }
    }
}
