package counterpoise.datasets.shapes;

import java.util.Arrays;

import counterpoise.api.RandomStream;

/**
 * Draws one shape: a background with a gradient, lines and blobs on it, the shape, perhaps a bar in front of it, and
 * noise over all.
 */
final class ShapePainter {

    private static final double SIZE = Canvas.SHAPE.width();

    /** The radius of the smallest shape, and how much larger the largest is, in pixels. */
    private static final double LEAST_RADIUS = 7;

    private static final double RADIUS_RANGE = 5;

    /** How much longer than wide a shape may be stretched, or wider than long. */
    private static final double STRETCH = 1.15;

    /** The greatest difference of brightness between opposite sides of the background. */
    private static final double GRADIENT = .4;

    private final ShapesOptions options;

    ShapePainter(ShapesOptions options) {
        this.options = options;
    }

    /** Draws {@code shape} as {@code random} will have it; the same stream gives the same bits. */
    Canvas paint(Shape shape, RandomStream random) {
        Canvas canvas = new Canvas();
        double[] background = {between(.2, .8, random), between(.2, .8, random), between(.2, .8, random)};
        canvas.fill(gradient(background, random));
        int distractors = random.nextInt(options.clutter() + 1);
        for (int distractor = 0; distractor < distractors; distractor++) {
            paintDistractor(canvas, background, random);
        }
        paintShape(canvas, shape, background, random);
        canvas.addNoise(options.noise(), random);
        return canvas;
    }

    private static void paintDistractor(Canvas canvas, double[] background, RandomStream random) {
        double x = between(0, SIZE, random);
        double y = between(0, SIZE, random);
        double radius = between(.5, 3, random);
        boolean isLine = random.nextBoolean();
        Figure figure = isLine
                ? Figure.line(x, y, between(0, SIZE, random), between(0, SIZE, random), radius / 3)
                : Figure.disc(x, y, radius);
        canvas.paint(figure, Shade.even(unlike(background, between(.1, .4, random), random)));
    }

    private void paintShape(Canvas canvas, Shape shape, double[] background, RandomStream random) {
        double radius = LEAST_RADIUS + RADIUS_RANGE * random.nextDouble();
        double stretch = between(1 / STRETCH, STRETCH, random);
        double room = SIZE / 2 - radius;
        double x = SIZE / 2 + between(-room, room, random);
        double y = SIZE / 2 + between(-room, room, random);
        double angle = Math.toRadians(between(-options.rotation(), options.rotation(), random));
        Figure figure = shape.figure().placed(x, y, radius * stretch, radius / stretch, angle);
        double[] colour = unlike(background, options.contrast() + between(0, .3, random), random);
        canvas.paint(figure, gradient(colour, random));
        if (random.nextBoolean()) {
            paintBar(canvas, x, y, radius, background, random);
        }
    }

    /** Paints a bar across the whole image, beside the centre of the shape. */
    private void paintBar(Canvas canvas, double x, double y, double radius, double[] background, RandomStream random) {
        double angle = between(-Math.PI, Math.PI, random);
        double width = options.occlusion() * radius * random.nextDouble();
        double off = between(.3, 1, random) * radius;
        Figure bar = Figure.line(-2 * SIZE, 0, 2 * SIZE, 0, width)
                .placed(x + off * StrictMath.sin(angle), y - off * StrictMath.cos(angle), 1, 1, angle);
        canvas.paint(bar, Shade.even(unlike(background, between(.1, .4, random), random)));
    }

    private static Shade gradient(double[] colour, RandomStream random) {
        double steepest = GRADIENT / SIZE / 2;
        return new Shade(colour, between(-steepest, steepest, random), between(-steepest, steepest, random));
    }

    /** A colour brighter or darker by {@code difference}, on average over the channels; it may leave the scale. */
    private static double[] unlike(double[] colour, double difference, RandomStream random) {
        double[] weights = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
        double mean = Arrays.stream(weights).sum() / weights.length;
        boolean brighter = random.nextBoolean();
        double[] other = new double[colour.length];
        for (int channel = 0; channel < other.length; channel++) {
            double change = difference * weights[channel] / mean;
            other[channel] = colour[channel] + (brighter ? change : -change);
        }
        return other;
    }

    private static double between(double least, double greatest, RandomStream random) {
        return least + (greatest - least) * random.nextDouble();
    }
}
