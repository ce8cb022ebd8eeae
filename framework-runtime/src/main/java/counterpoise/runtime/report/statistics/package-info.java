/**
 * Comparison of several methods over several blocks (data sets, losses, seeds) by ranks, as Demsar, "Statistical
 * Comparisons of Classifiers over Multiple Data Sets", JMLR 7, 2006, recommends. Plain numbers in and out.
 */
package counterpoise.runtime.report.statistics;
