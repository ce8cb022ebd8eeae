/** The CIFAR datasets, read from the binary version of their official files. */
package counterpoise.datasets.cifar;
