/**
 * The built-in over-samplers. Start at {@link counterpoise.oversamplers.EosPlugin}, the paper's own.
 *
 * <p>Each is a factory, {@code ...Plugin}, and a product, {@code ...Oversampler}. What several of them do is done once:
 * {@link counterpoise.oversamplers.ShortClass} goes through the classes that want samples,
 * {@link counterpoise.oversamplers.Interpolation} steps from one sample towards another, and
 * {@link counterpoise.oversamplers.SegmentSearch} finds the neighbours within a class that SMOTE and its kin step to.
 */
package counterpoise.oversamplers;
