/**
 * What a run leaves for people and programs to read: tables, figures, and a folder for each trial. Reads the store;
 * starts no engine.
 */
package counterpoise.runtime.report;
