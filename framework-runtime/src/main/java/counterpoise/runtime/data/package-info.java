/**
 * Where a dataset's files lie, and which of its images an experiment keeps: the counts, and the cut by them.
 */
package counterpoise.runtime.data;
