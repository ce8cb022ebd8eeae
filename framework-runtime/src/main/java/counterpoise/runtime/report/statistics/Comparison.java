package counterpoise.runtime.report.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What can be said of several methods on the same blocks.
 *
 * @param blocks the scores
 * @param averageRanks method by method; 1 is best
 * @param friedman whether they differ at all; empty for fewer than two blocks
 * @param criticalDifference between average ranks, by Nemenyi's test; NaN for fewer than two blocks
 * @param pairs every two of them
 */
public record Comparison(
        Blocks blocks,
        List<Double> averageRanks,
        Optional<FriedmanTest> friedman,
        double criticalDifference,
        List<PairedComparison> pairs) {

    /** The level at which a difference is called significant. */
    public static final double SIGNIFICANCE = 0.05;

    /**
     * With fewer, not even a method that wins on every block has a p-value below 0.05 in Wilcoxon's two-sided test:
     * the least is 2 / 2^N, 0.0625 for five blocks.
     */
    public static final int LEAST_BLOCKS = 6;

    private static final int MOST_NAMES = 4;

    /** Of more methods there are hundreds of pairs, which nobody reads. */
    public static final int MOST_METHODS = 30;

    /** Copies the lists. */
    public Comparison {
        averageRanks = List.copyOf(averageRanks);
        pairs = List.copyOf(pairs);
    }

    /** Compares the methods of {@code blocks}. */
    public static Comparison of(Blocks blocks) {
        List<Double> ranks = Arrays.stream(AverageRanks.of(blocks)).boxed().toList();
        int count = blocks.blocks().size();
        if (count < 2) {
            return new Comparison(blocks, ranks, Optional.empty(), Double.NaN, List.of());
        }
        return new Comparison(
                blocks,
                ranks,
                Optional.of(FriedmanTest.of(blocks)),
                NemenyiTest.criticalDifference(blocks.methods().size(), count, SIGNIFICANCE),
                PairedComparison.ofAllPairs(blocks));
    }

    /** Whether there are enough blocks to claim anything. */
    public boolean supportsClaims() {
        return blocks.blocks().size() >= LEAST_BLOCKS;
    }

    /** Whether the methods differ at all, as far as these blocks can tell. */
    public boolean differ() {
        return supportsClaims()
                && friedman.filter(test -> test.pValue() < SIGNIFICANCE).isPresent();
    }

    /** The methods, best average rank first. */
    public List<String> byRank() {
        return IntStream.range(0, averageRanks.size())
                .boxed()
                .sorted(Comparator.comparingDouble(averageRanks::get))
                .map(blocks.methods()::get)
                .toList();
    }

    /** All this in plain words. */
    public String inWords() {
        int count = blocks.blocks().size();
        StringBuilder text = new StringBuilder(
                        "%d methods were compared on %s. ".formatted(averageRanks.size(), counted(count)))
                .append(leftOut());
        if (friedman.isEmpty()) {
            return text.append("One block says nothing about chance, so no test was made and nothing is claimed.")
                    .toString();
        }
        text.append(bestInWords());
        if (!supportsClaims()) {
            return text.append(
                            ("%d blocks are too few for a claim: even a method that wins on each of them would have a"
                                            + " p-value of %s in Wilcoxon's test. The order may be chance;"
                                            + " more seeds, losses or data sets are needed.")
                                    .formatted(count, number(leastPValue())))
                    .toString();
        }
        FriedmanTest test = friedman.orElseThrow();
        text.append("Friedman's test (in Iman and Davenport's form, p %s) %s. "
                .formatted(
                        pValue(test.pValue()),
                        differ()
                                ? "says that the methods differ"
                                : "finds no difference between the methods that chance would not explain"));
        return text.append(differ() ? pairsInWords() : "So nothing is claimed about single pairs.")
                .toString();
    }

    private String bestInWords() {
        double least = Collections.min(averageRanks);
        List<String> best = IntStream.range(0, averageRanks.size())
                .filter(method -> averageRanks.get(method) == least)
                .mapToObj(blocks.methods()::get)
                .toList();
        return best.size() == averageRanks.size()
                ? "On average all rank alike. "
                : "On average %s rank%s best (%s of %d). "
                        .formatted(
                                String.join(" and ", best),
                                best.size() == 1 ? "s" : "",
                                number(least),
                                averageRanks.size());
    }

    private String pairsInWords() {
        List<String> better = new ArrayList<>();
        for (PairedComparison pair : pairs) {
            if (pair.adjusted() < SIGNIFICANCE) {
                boolean first = pair.effect() > 0;
                better.add("%s is better than %s (p %s, %d wins to %d)"
                        .formatted(
                                first ? pair.first() : pair.second(),
                                first ? pair.second() : pair.first(),
                                pValue(pair.adjusted()),
                                first ? pair.wins() : pair.losses(),
                                first ? pair.losses() : pair.wins()));
            }
        }
        if (better.isEmpty()) {
            return "But no single pair differs significantly by Wilcoxon's test, adjusted after Holm"
                    + (pairs.size() * leastPValue() < SIGNIFICANCE
                            ? "."
                            : ", and none of %d pairs could on so few blocks.".formatted(pairs.size()));
        }
        return "By Wilcoxon's test, adjusted after Holm: %s.".formatted(String.join("; ", better));
    }

    /** Of Wilcoxon's two-sided test, for a method that wins on every block. */
    private double leastPValue() {
        return Math.min(1, 2 / Math.pow(2, blocks.blocks().size()));
    }

    private String counted(int count) {
        return "%d block%s (each a %s)".formatted(count, count == 1 ? "" : "s", blocks.kind());
    }

    /** Which blocks tell nothing; nothing if all do. */
    private String leftOut() {
        List<String> names = blocks.leftOut();
        if (names.isEmpty()) {
            return "";
        }
        String named = String.join("; ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return "Left out, as not all methods have a score there: %s%s. "
                .formatted(named, names.size() > MOST_NAMES ? " and %d more".formatted(names.size() - MOST_NAMES) : "");
    }

    private static String pValue(double value) {
        return value < 0.001 ? "< 0.001" : "= " + String.format(Locale.ROOT, "%.3f", value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 0.1 ? "%.4f" : "%.2f", value);
    }
}
