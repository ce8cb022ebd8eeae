/**
 * The figures that finished trials yield: each is made where the trials have measured what it shows. Reads the folders
 * of trials, so that a run and a later report on it yield the same.
 */
package counterpoise.runtime.report.gallery;
