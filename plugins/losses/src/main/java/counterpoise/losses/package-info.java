/** The built-in losses. */
package counterpoise.losses;
