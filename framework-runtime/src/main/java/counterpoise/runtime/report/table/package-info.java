/** The rows of a report, and the tables made of them: plain data, without plan or store. */
package counterpoise.runtime.report.table;
