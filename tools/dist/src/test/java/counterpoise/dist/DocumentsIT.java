package counterpoise.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** The documents in the folder that is shipped. */
class DocumentsIT {

    private static final Path FOLDER = Path.of(System.getProperty("counterpoise.folder"));
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

    @Test
    void everyLinkLeadsToWhatIsShipped() throws IOException {
        for (String document : List.of("README.md", "THIRD-PARTY.md")) {
            List<String> links = LINK.matcher(Files.readString(FOLDER.resolve(document)))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !link.contains("://"))
                    .toList();
            assertThat(links).as(document).isNotEmpty().allSatisfy(link -> assertThat(FOLDER.resolve(link))
                    .exists());
        }
    }
}
