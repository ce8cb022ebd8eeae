/** Reads what runs have left in the folders of trials. */
package counterpoise.runtime.report.trial;
