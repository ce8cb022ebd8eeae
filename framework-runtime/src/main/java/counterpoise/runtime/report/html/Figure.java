package counterpoise.runtime.report.html;

/**
 * A figure of the page.
 *
 * @param id names it within the page; links lead to {@code #figure-ID}
 * @param caption stands below it
 * @param svg an {@code svg} element, put into the page as it is: whoever draws it escapes what users wrote
 */
public record Figure(String id, String caption, String svg) {}
