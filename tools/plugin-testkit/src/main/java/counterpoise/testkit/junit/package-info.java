/** The laws as JUnit 5 tests: extend the contract of a plugin's kind. */
package counterpoise.testkit.junit;
