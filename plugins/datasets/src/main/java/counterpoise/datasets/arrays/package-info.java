/** Embeddings that a user has made, read from files of NumPy's. */
package counterpoise.datasets.arrays;
