/** Exact nearest neighbours. Start at {@link counterpoise.runtime.neighbours.NearestNeighbours}. */
package counterpoise.runtime.neighbours;
