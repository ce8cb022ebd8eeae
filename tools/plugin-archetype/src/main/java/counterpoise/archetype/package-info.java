/** The project that a plugin begins with. */
package counterpoise.archetype;
