package counterpoise.runtime.lifecycle;

import counterpoise.runtime.config.DatasetOptions;

/**
 * How the training images are cut.
 *
 * @param options what is configured of it
 * @param seed draws the images that are kept
 */
record SubsetRecipe(DatasetOptions options, long seed) {}
