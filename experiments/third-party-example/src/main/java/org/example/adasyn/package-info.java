/**
 * ADASYN as a plugin of Counterpoise, written as anyone would who has its API and nothing else.
 *
 * <p>{@link org.example.adasyn.AdasynPlugin} is named in {@code META-INF/services/counterpoise.api.Plugin}; it makes
 * {@code AdasynOversampler} from {@link org.example.adasyn.AdasynOptions}.
 */
package org.example.adasyn;
