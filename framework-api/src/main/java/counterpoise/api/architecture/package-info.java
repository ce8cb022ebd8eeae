/** Network architectures. Start at {@link counterpoise.api.architecture.ArchitecturePlugin}. */
package counterpoise.api.architecture;
