/** Reads configurations: HOCON to records of options, every problem at once, each with its place. Starts no engine. */
package counterpoise.runtime.config;
