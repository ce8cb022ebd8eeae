/** Shapes drawn in memory: a dataset that needs no files. */
package counterpoise.datasets.shapes;
