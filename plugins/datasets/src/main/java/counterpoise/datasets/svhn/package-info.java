/** Street View House Numbers, read from the official MATLAB files of cropped digits. */
package counterpoise.datasets.svhn;
