/**
 * The laws that plugins keep, as plain classes: no test framework is needed to check them. Start at
 * {@link counterpoise.testkit.PluginCheck}, or extend a contract of {@link counterpoise.testkit.junit} in a test.
 *
 * <p>To add a law, write its check and name it in the list {@code LAWS} of its kind.
 */
package counterpoise.testkit;
