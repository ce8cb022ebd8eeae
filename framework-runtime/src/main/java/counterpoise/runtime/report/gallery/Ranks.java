package counterpoise.runtime.report.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import counterpoise.runtime.report.figures.CaptionedFigure;
import counterpoise.runtime.report.figures.RankDiagram;
import counterpoise.runtime.report.statistics.Blocks;
import counterpoise.runtime.report.statistics.Comparison;
import counterpoise.runtime.report.table.MethodBlocks;

/** The critical-difference diagram of the over-samplers, where there are blocks enough and they differ at all. */
final class Ranks {

    private Ranks() {}

    static List<CaptionedFigure> of(Selected selected) {
        Optional<Comparison> comparison = selected.score()
                .flatMap(score -> MethodBlocks.of(selected.trials(), score))
                .filter(blocks -> blocks.methods().size() <= Comparison.MOST_METHODS)
                .map(Comparison::of)
                .filter(Comparison::differ);
        return comparison
                .map(present ->
                        List.of(figure(present, selected, selected.score().orElseThrow())))
                .orElse(List.of());
    }

    private static CaptionedFigure figure(Comparison comparison, Selected selected, String score) {
        Blocks blocks = comparison.blocks();
        List<RankDiagram.Method> methods = new ArrayList<>();
        for (int i = 0; i < blocks.methods().size(); i++) {
            methods.add(new RankDiagram.Method(
                    blocks.methods().get(i), comparison.averageRanks().get(i)));
        }
        String what = "Average ranks of %d over-samplers by %s on %d blocks (each a %s); 1 is best."
                .formatted(methods.size(), score, blocks.blocks().size(), blocks.kind());
        String caption = Captions.of(
                what,
                "Bars join those that Nemenyi's test cannot tell apart: their ranks differ by less than the critical"
                        + " difference CD (at %s).".formatted(Comparison.SIGNIFICANCE),
                selected.choice(),
                selected.weights());
        return new CaptionedFigure(
                "critical-difference",
                RankDiagram.of(
                        "Over-samplers by average rank (%s)".formatted(score),
                        what,
                        methods,
                        comparison.criticalDifference()),
                caption);
    }
}
