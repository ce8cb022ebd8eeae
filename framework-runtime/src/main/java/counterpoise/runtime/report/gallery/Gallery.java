package counterpoise.runtime.report.gallery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import counterpoise.runtime.report.figures.CaptionedFigure;
import counterpoise.runtime.report.table.TrialRow;
import counterpoise.runtime.store.DurableFiles;

/** The figures that finished trials yield, for {@code figures/*.svg} and the page. */
public final class Gallery {

    /** The name of the folder of figures in a report's. */
    public static final String FOLDER = "figures";

    private static final String ENDING = ".svg";

    /** With what the files of figures begin, and only they. */
    private static final String BEGINNING = "<svg xmlns=\"http://www.w3.org/2000/svg\"";

    private static final String CLASS = "counterpoise-figure";

    /** Makes figures of a panel. */
    private interface PanelFigures {
        List<CaptionedFigure> of(Panel panel, Selected selected) throws IOException;
    }

    private static final List<PanelFigures> OF_PANELS = List.of(
            ClassLines.GENERALIZATION_GAP::of,
            ClassLines.WEIGHT_NORMS::of,
            ClassLines.RECALL::of,
            EmbeddingMaps::of,
            HeadEpochs::of,
            LearningCurves::of);

    private Gallery() {}

    /**
     * The figures of the trials that are done, in the order in which they are shown. Of several selections only one is
     * drawn.
     *
     * @param rows the trials, all with the same columns
     * @param folders where the files of a trial lie, by its id; those that lack are left out of figures that need them
     * @throws IOException if a file cannot be read or is not what a run writes there
     */
    public static List<CaptionedFigure> of(Collection<TrialRow> rows, Map<String, Path> folders) throws IOException {
        Optional<Selected> selected = Selected.of(rows, folders);
        return selected.isEmpty() ? List.of() : of(selected.get());
    }

    private static List<CaptionedFigure> of(Selected selected) throws IOException {
        Map<PanelFigures, List<CaptionedFigure>> byKind = new LinkedHashMap<>();
        OF_PANELS.forEach(kind -> byKind.put(kind, new ArrayList<>()));
        // Panel by panel, so that only the files of one are in memory.
        int panels = selected.panels().size();
        for (int i = 0; i < panels; i++) {
            Panel panel = selected.panels().get(i);
            for (PanelFigures kind : OF_PANELS) {
                byKind.get(kind).addAll(kind.of(panel, selected));
            }
        }
        List<CaptionedFigure> figures = new ArrayList<>(Ranks.of(selected));
        figures.addAll(OptionSweeps.of(selected));
        byKind.values().forEach(figures::addAll);
        figures.addAll(GapBars.of(selected));
        figures.addAll(ConfusionMaps.of(selected.panels(), selected));
        figures.addAll(RunTimes.of(selected));
        return distinct(figures);
    }

    /** With a number at ids that came out the same, as those of the values -1 and 1 do. */
    private static List<CaptionedFigure> distinct(List<CaptionedFigure> figures) {
        Map<String, CaptionedFigure> byId = new LinkedHashMap<>();
        for (CaptionedFigure figure : figures) {
            String id = figure.id();
            for (int number = 2; byId.containsKey(id); number++) {
                id = figure.id() + "-" + number;
            }
            byId.put(id, new CaptionedFigure(id, figure.figure(), figure.caption()));
        }
        return List.copyOf(byId.values());
    }

    /**
     * Writes each figure to a file of its name. Files of figures that an earlier report made and this one does not are
     * removed.
     *
     * @param report the folder of the report
     */
    public static void write(Path report, List<CaptionedFigure> figures) throws IOException {
        Path folder = report.resolve(FOLDER);
        Set<String> names = figures.stream().map(figure -> figure.id() + ENDING).collect(Collectors.toSet());
        if (Files.isDirectory(folder)) {
            for (Path file : filesIn(folder)) {
                if (!names.contains(file.getFileName().toString()) && isFigure(file)) {
                    Files.delete(file);
                }
            }
        }
        for (CaptionedFigure figure : figures) {
            DurableFiles.write(
                    folder.resolve(figure.id() + ENDING), figure.figure().svg());
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** Whether a file is a figure of ours, and not one that a user put there. */
    private static boolean isFigure(Path file) throws IOException {
        if (!file.toString().endsWith(ENDING) || !Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(512), StandardCharsets.UTF_8);
            return head.startsWith(BEGINNING) && head.contains("class=\"" + CLASS + "\"");
        }
    }
}
