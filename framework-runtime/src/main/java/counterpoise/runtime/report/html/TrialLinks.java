package counterpoise.runtime.report.html;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Links within the page that open the details of a trial. */
final class TrialLinks {

    private TrialLinks() {}

    /** Where the details of a trial are, if there are any. */
    static Optional<String> to(String id, TrialDetails details) {
        return details.has(id)
                ? Optional.of("#trial-"
                        + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"))
                : Optional.empty();
    }

    /** The id of a trial, a link if it has details. */
    static void link(Html html, String id, TrialDetails details) {
        Optional<String> link = to(id, details);
        if (link.isPresent()) {
            html.begin("a").set("href", link.get()).text(id).end();
        } else {
            html.text(id);
        }
    }
}
