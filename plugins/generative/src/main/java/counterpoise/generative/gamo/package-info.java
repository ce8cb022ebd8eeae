/**
 * {@code gamo}: three networks in one game. Start at {@link counterpoise.generative.gamo.GamoPlugin}; the game is in
 * {@link counterpoise.generative.gamo.GamoGame}.
 */
package counterpoise.generative.gamo;
