package counterpoise.runtime.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import counterpoise.runtime.report.table.PublishedScores;
import counterpoise.runtime.report.table.TrialRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What the page's script does, in Chromium where it is installed. */
@EnabledIf(value = "browserIsInstalled", disabledReason = "no Chromium on the PATH")
class HtmlReportInBrowserTest {

    private static final String COLUMN = "[...document.querySelectorAll('#cells-table %s')].map(e => e.textContent)";

    @TempDir
    Path folder;

    @TempDir
    Path profile;

    private Browser browser;

    static boolean browserIsInstalled() {
        return Browser.isInstalled();
    }

    @BeforeEach
    void open() throws Exception {
        List<TrialRow> rows = new ArrayList<>();
        rows.add(row("ce", "none", 0, .71));
        rows.add(row("ce", "eos", 0, .75));
        rows.add(row("focal", "none", 0, .6));
        rows.add(row("focal", "eos", 0, .8));
        rows.add(row("focal", "<script>throw 1</script>", 0, .5));
        Map<String, Path> folders = Map.of(rows.get(0).id(), trialWithPictures());
        HtmlReport.write(folder, new ReportContent("table2", rows, folders, PublishedScores.NONE, List.of()));
        browser = Browser.open(folder.resolve(HtmlReport.FILE), profile);
    }

    @AfterEach
    void close() throws Exception {
        browser.close();
    }

    @Test
    void sortsByAColumnOneWayThenTheOtherThenNot() throws Exception {
        assertThat(scores()).containsExactly(".7100", ".7500", ".6000", ".8000", ".5000");

        sortByScore();
        assertThat(scores()).containsExactly(".8000", ".7500", ".7100", ".6000", ".5000");
        assertThat(browser.evaluate("document.querySelector('#cells-table th[aria-sort=descending]').textContent")
                        .asText())
                .isEqualTo("bac");

        sortByScore();
        assertThat(scores()).containsExactly(".5000", ".6000", ".7100", ".7500", ".8000");

        sortByScore();
        assertThat(scores()).containsExactly(".7100", ".7500", ".6000", ".8000", ".5000");
        complainsOfNothingAndStaysAtHome();
    }

    @Test
    void filtersByWordsThatARowMustAllHave() throws Exception {
        filter("EOS focal");
        assertThat(scores()).containsExactly(".8000");
        assertThat(status()).isEqualTo("1 of 5 rows");

        sortByScore();
        filter("ce");
        assertThat(scores()).as("still sorted").containsExactly(".7500", ".7100");

        filter("nothing of this");
        assertThat(scores()).isEmpty();
        filter("");
        assertThat(status()).isEqualTo("5 rows");
        complainsOfNothingAndStaysAtHome();
    }

    @Test
    void showsWhatIsTheSameInAllRowsWhenAsked() throws Exception {
        String dataset = "getComputedStyle(document.querySelector('#cells-table td.same')).display";
        assertThat(browser.evaluate(dataset).asText()).isEqualTo("none");

        browser.evaluate("document.querySelector('[data-table=cells-table] [type=checkbox]').click()");

        assertThat(browser.evaluate(dataset).asText()).isEqualTo("table-cell");
        complainsOfNothingAndStaysAtHome();
    }

    @Test
    void showsThePicturesOfATrial() throws Exception {
        browser.evaluate("document.querySelector('a[href^=\"#trial-\"]').click()");

        String widths = "[...document.querySelectorAll('.pictures img')].map(image => image.naturalWidth)";
        for (int tries = 0; tries < 100 && !texts(browser.evaluate(widths)).equals(List.of("3")); tries++) {
            Thread.sleep(50);
        }
        assertThat(texts(browser.evaluate(widths))).containsExactly("3");
        assertThat(browser.evaluate("document.querySelector('.pictures figcaption').textContent")
                        .asText())
                .isEqualTo("class-1.png: square");
        assertThat(browser.evaluate("document.querySelector('.pictures').nextSibling.textContent")
                        .asText())
                .isEqualTo("In the trial's folder artifacts: losses.csv.");
        assertThat(browser.complaints()).isEmpty();
    }

    /** A trial whose over-sampler left a picture of 3 x 2 pixels, and a table. */
    private Path trialWithPictures() throws IOException {
        Path trial = Files.createDirectories(folder.resolve("trials/one"));
        Files.writeString(
                trial.resolve("trial.json"),
                """
                {"experiment": {}, "origins": {}, "stages": [{"stage": "pixel-synthetics", "key": "abc",
                  "provenance": {}, "artifacts": ["class-1.png", "losses.csv"]}]}
                """);
        Path artifacts = Files.createDirectory(trial.resolve("artifacts"));
        ImageIO.write(
                new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB),
                "png",
                artifacts.resolve("class-1.png").toFile());
        Files.writeString(artifacts.resolve("losses.csv"), "epoch,loss\n");
        Files.writeString(trial.resolve("per-class.csv"), "label,class\n0,round\n1,square\n");
        return trial;
    }

    private List<String> scores() throws Exception {
        return texts(browser.evaluate(COLUMN.formatted("tbody tr td:last-child")));
    }

    private void sortByScore() throws Exception {
        browser.evaluate("[...document.querySelectorAll('#cells-table th button')].at(-1).click()");
    }

    private void filter(String words) throws Exception {
        browser.evaluate(
                """
                var input = document.querySelector('[data-table=cells-table] [type=search]');
                input.value = '%s';
                input.dispatchEvent(new Event('input'));
                """
                        .formatted(words));
    }

    private String status() throws Exception {
        return browser.evaluate("document.querySelector('[data-table=cells-table] [role=status]').textContent")
                .asText();
    }

    private void complainsOfNothingAndStaysAtHome() throws Exception {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests())
                .containsExactly(folder.resolve(HtmlReport.FILE).toUri().toString());
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static TrialRow row(String loss, String oversampler, int seed, double score) {
        Map<String, String> cell = new LinkedHashMap<>();
        cell.put("dataset", "shapes");
        cell.put(TrialRow.ARCHITECTURE, "resnet");
        cell.put("loss", loss);
        cell.put("oversampler", oversampler);
        cell.put("space", "embedding");
        cell.put(TrialRow.SELECTION, "last");
        return new TrialRow(
                "shapes-%s-%s-s%d".formatted(loss, oversampler, seed),
                TrialRow.Status.DONE,
                cell,
                String.valueOf(seed),
                Map.of("bac", score),
                Map.of());
    }
}
