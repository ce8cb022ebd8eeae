/**
 * Datasets: images or embeddings with labels, for training and for testing. Start at
 * {@link counterpoise.api.dataset.DatasetPlugin}.
 */
package counterpoise.api.dataset;
