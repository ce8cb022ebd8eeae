/** CelebA, photographs of faces, classed by hair. */
package counterpoise.datasets.celeba;
