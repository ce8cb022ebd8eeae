/** The built-in network architectures, each the form in which the papers on imbalanced CIFAR use it. */
package counterpoise.architectures;
