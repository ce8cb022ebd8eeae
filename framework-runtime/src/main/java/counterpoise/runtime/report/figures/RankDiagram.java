package counterpoise.runtime.report.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A critical-difference diagram (Demšar 2006, section 3.2.4): methods on an axis of average ranks, the best on the
 * right, with bars over those that are not significantly different.
 *
 * @param title see {@link Figure#title}
 * @param description see {@link Figure#description}
 * @param methods from the best, which has the least average rank, to the worst
 * @param groups the sets of methods, next to one another in that order, within which no two differ significantly
 * @param criticalDifference drawn above the axis; none for tests that have none
 */
public record RankDiagram(
        String title, String description, List<Method> methods, List<Group> groups, OptionalDouble criticalDifference)
        implements Figure {

    private static final double ROW = 17;
    private static final double LONGEST_NAME = 130;
    private static final double AXIS = 1;
    private static final double LEADER = 1;
    private static final double GROUP_WIDTH = 3.5;

    /** How far the bar of a group reaches beyond its methods, and bars beside each other stay apart. */
    private static final double BEYOND = 3;

    private static final double BETWEEN_GROUPS = 8;
    private static final double TICK = 6;
    private static final double SMALL_TICK = 3;
    private static final double WIDTH_OF_NUMBER = 18;
    private static final double TO_NAME = 4;
    private static final double DIFFERENCE_HEIGHT = 26;
    private static final int[] STRIDES = {1, 2, 5, 10, 20, 50};

    /**
     * A method and its rank.
     *
     * @param name its name
     * @param averageRank from 1, the best, to the number of methods
     */
    public record Method(String name, double averageRank) {}

    /**
     * Methods that are not significantly different.
     *
     * @param best the index of the best of them
     * @param worst the index of the worst of them
     */
    public record Group(int best, int worst) {}

    /**
     * Puts the methods in order and copies the lists.
     *
     * @throws IllegalArgumentException if the title is blank, a rank is none, or a group has fewer than two methods
     */
    public RankDiagram {
        methods = List.copyOf(methods);
        groups = List.copyOf(groups);
        Sheet.checkTitle(title);
        for (int i = 0; i < methods.size(); i++) {
            double rank = methods.get(i).averageRank();
            if (!(rank >= 1 && rank <= methods.size())) {
                throw new IllegalArgumentException("The average rank of \"%s\" is %s; ranks of %d methods are 1 to %d."
                        .formatted(methods.get(i).name(), rank, methods.size(), methods.size()));
            }
            if (i > 0 && rank < methods.get(i - 1).averageRank()) {
                throw new IllegalArgumentException("\"%s\" stands behind methods of larger average ranks; sort them."
                        .formatted(methods.get(i).name()));
            }
        }
        for (Group group : groups) {
            if (group.best() < 0 || group.best() >= group.worst() || group.worst() >= methods.size()) {
                throw new IllegalArgumentException("Methods %d to %d, of %d, are no group."
                        .formatted(group.best(), group.worst(), methods.size()));
            }
        }
    }

    /**
     * The diagram of a test with one critical difference, like Nemenyi's: two methods differ significantly if their
     * average ranks do by at least that much.
     *
     * @param methods in any order
     */
    public static RankDiagram of(String title, String description, List<Method> methods, double criticalDifference) {
        List<Method> sorted = methods.stream()
                .sorted(Comparator.comparingDouble(Method::averageRank))
                .toList();
        return new RankDiagram(
                title, description, sorted, groups(sorted, criticalDifference), OptionalDouble.of(criticalDifference));
    }

    /** The largest sets of methods whose ranks are less than the difference apart. */
    private static List<Group> groups(List<Method> sorted, double criticalDifference) {
        List<Group> groups = new ArrayList<>();
        int covered = 0;
        for (int best = 0; best < sorted.size(); best++) {
            int worst = best;
            while (worst + 1 < sorted.size()
                    && sorted.get(worst + 1).averageRank() - sorted.get(best).averageRank() < criticalDifference) {
                worst++;
            }
            if (worst > best && worst > covered) {
                groups.add(new Group(best, worst));
                covered = worst;
            }
        }
        return groups;
    }

    @Override
    public String svg() {
        return new Drawing().draw();
    }

    /** The work of drawing, once. */
    private final class Drawing {

        private final Sheet sheet = new Sheet(RankDiagram.this);
        private final Svg svg = sheet.svg();
        /** The better half has its names on the right; with an odd number, the one in the middle is on the left. */
        private final int better = methods.size() / 2;

        private final double rankWidth =
                Type.widest(methods.stream().map(Drawing::rank).toList(), Type.TICK);
        private final double left = sideWidth(methods.subList(better, methods.size()));
        private final double right = Sheet.WIDTH - sideWidth(methods.subList(0, better));
        private final Scale scale = new Scale(new Range(1, Math.max(2, methods.size())), false, right, left);
        private final double axis;

        Drawing() {
            double above = criticalDifference.isPresent() ? DIFFERENCE_HEIGHT : 0;
            axis = sheet.top() + above + Type.TICK * Type.LEADING + TICK;
        }

        /** What names and ranks take on their side of the axis. */
        private double sideWidth(List<Method> named) {
            double names = Type.widest(named.stream().map(Method::name).toList(), Type.LABEL);
            return Sheet.MARGIN + Math.min(LONGEST_NAME, names) + 2 * TO_NAME + rankWidth;
        }

        private static String rank(Method method) {
            return Numerals.fixed(method.averageRank(), 2);
        }

        String draw() {
            axis();
            criticalDifference.ifPresent(this::difference);
            double below = axis + groups() + ROW / 2;
            for (int i = 0; i < methods.size(); i++) {
                boolean onRight = i < better;
                int row = onRight ? i : methods.size() - 1 - i;
                leader(i, onRight, below + (row + 0.5) * ROW);
            }
            return sheet.finish(below + (methods.size() - better) * ROW);
        }

        private void axis() {
            svg.line("axis", left, axis, right, axis, Ink.AXIS, AXIS);
            int most = (int) ((right - left) / WIDTH_OF_NUMBER);
            int ends = methods.size();
            int stride = IntStream.of(STRIDES)
                    .filter(candidate -> ends <= candidate * most)
                    .findFirst()
                    .orElse(ends);
            for (int rank = 1; rank <= scale.reach().high(); rank++) {
                double x = scale.at(rank);
                boolean numbered = rank % stride == 0;
                svg.line("tick", x, axis, x, axis - (numbered ? TICK : SMALL_TICK), Ink.AXIS, AXIS);
                if (numbered) {
                    Label.at(x, axis - TICK - 3)
                            .centred()
                            .size(Type.TICK)
                            .ink(Ink.MUTED)
                            .kind("number")
                            .draw(svg, Integer.toString(rank));
                }
            }
        }

        /** As a bar from the worst rank on, where the axis is long enough for it. */
        private void difference(double value) {
            String text = "CD = " + Numerals.fixed(value, 2);
            double baseline = sheet.top() + Type.TICK * Type.CAP_HEIGHT;
            double length = Math.abs(scale.at(1 + value) - scale.at(1));
            if (length > right - left) {
                Label.at(left, baseline).size(Type.TICK).kind("difference").draw(svg, text);
                return;
            }
            double y = baseline + 7;
            Label.at(left + length + 6, y + Type.TICK * Type.CAP_HEIGHT / 2)
                    .size(Type.TICK)
                    .kind("difference")
                    .draw(svg, text);
            svg.line("difference", left, y, left + length, y, Ink.TEXT, 1.5);
            svg.line("difference-end", left, y - 3, left, y + 3, Ink.TEXT, 1.5);
            svg.line("difference-end", left + length, y - 3, left + length, y + 3, Ink.TEXT, 1.5);
        }

        /**
         * Draws the bars of groups, those that overlap under one another; returns how far they reach below the axis.
         */
        private double groups() {
            List<Double> ends = new ArrayList<>();
            List<Group> fromBest =
                    groups.stream().sorted(Comparator.comparingInt(Group::best)).toList();
            for (Group group : fromBest) {
                double from = scale.at(methods.get(group.worst()).averageRank()) - BEYOND;
                double to = scale.at(methods.get(group.best()).averageRank()) + BEYOND;
                // From the best group on, each begins farther to the left: a level is free left of its last bar.
                int level = 0;
                while (level < ends.size() && ends.get(level) - 2 * BEYOND < to) {
                    level++;
                }
                if (level == ends.size()) {
                    ends.add(from);
                } else {
                    ends.set(level, from);
                }
                double y = axis + (level + 1) * BETWEEN_GROUPS;
                svg.begin("line")
                        .kind("group")
                        .set("x1", from)
                        .set("y1", y)
                        .set("x2", to)
                        .set("y2", y)
                        .stroke(Ink.TEXT, GROUP_WIDTH)
                        .end();
            }
            return ends.size() * BETWEEN_GROUPS;
        }

        /** The line from a rank to the name at the side. */
        private void leader(int i, boolean onRight, double y) {
            double x = scale.at(methods.get(i).averageRank());
            double side = onRight ? right : left;
            svg.begin("path")
                    .kind("leader")
                    .set(
                            "d",
                            "M%s %sV%sH%s".formatted(Svg.number(x), Svg.number(axis), Svg.number(y), Svg.number(side)))
                    .set("fill", "none")
                    .stroke(Ink.AXIS, LEADER)
                    .end();
            Label rank = Label.besides(onRight ? side + TO_NAME : side - TO_NAME, y, Type.TICK)
                    .ink(Ink.MUTED)
                    .kind("rank");
            (onRight ? rank : rank.ending()).draw(svg, rank(methods.get(i)));
            double beyond = 2 * TO_NAME + rankWidth;
            Label name = Label.besides(onRight ? side + beyond : side - beyond, y, Type.LABEL)
                    .kind("method");
            (onRight ? name : name.ending()).draw(svg, methods.get(i).name(), LONGEST_NAME);
        }
    }
}
