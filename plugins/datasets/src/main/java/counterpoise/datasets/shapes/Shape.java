package counterpoise.datasets.shapes;

/**
 * The classes. Each figure fits in the circle of radius 1 around the origin and is its own mirror image, left and
 * right. In an imbalanced subset the first is the most frequent, so that most of the rare ones look like a frequent
 * one: a hexagon like a disc, a crescent like a ring, an arrow like a triangle.
 */
enum Shape {
    DISC(Figure.disc(0, 0, .85)),
    SQUARE(Figure.polygon(-.75, -.75, .75, -.75, .75, .75, -.75, .75)),
    TRIANGLE(Figure.polygon(0, -1, .87, .6, -.87, .6)),
    RING(Figure.disc(0, 0, .9).minus(Figure.disc(0, 0, .5))),
    STAR(Figure.star(5, 1, .42)),
    CROSS(Figure.polygon(
            -.3, -.9, .3, -.9, .3, -.3, .9, -.3, .9, .3, .3, .3, .3, .9, -.3, .9, -.3, .3, -.9, .3, -.9, -.3, -.3,
            -.3)),
    HEART(Figure.disc(-.45, -.35, .5)
            .union(Figure.disc(.45, -.35, .5))
            .union(Figure.polygon(0, -.35, .81, 0, 0, .95, -.81, 0))),
    ARROW(Figure.polygon(0, -1, .75, -.1, .28, -.1, .28, .9, -.28, .9, -.28, -.1, -.75, -.1)),
    CRESCENT(Figure.disc(0, 0, .9).minus(Figure.disc(0, -.45, .65))),
    HEXAGON(Figure.star(3, .95, .95));

    private final Figure figure;

    Shape(Figure figure) {
        this.figure = figure;
    }

    Figure figure() {
        return figure;
    }
}
