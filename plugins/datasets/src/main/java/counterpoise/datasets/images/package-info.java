/** Pictures from files, PNG or JPEG of any size, as images of one size. */
package counterpoise.datasets.images;
