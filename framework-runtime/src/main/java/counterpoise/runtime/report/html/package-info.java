/**
 * {@code report.html}: the whole of a report as one page that needs nothing beside it, and asks the network for nothing.
 * Made from the rows of the trials and what lies in their folders. All text of users is escaped: in markup by
 * {@link counterpoise.runtime.report.html.Html}, in the data of the page's script by
 * {@link counterpoise.runtime.report.html.PageJson}.
 */
package counterpoise.runtime.report.html;
