/** A user's own pictures, in a folder for each class. */
package counterpoise.datasets.folder;
