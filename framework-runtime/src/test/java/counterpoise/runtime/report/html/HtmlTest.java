package counterpoise.runtime.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void escapesTextAndAttributes() {
        String html = new Html()
                .begin("a")
                .set("title", "\"><script>'&")
                .text("</a> & 'so \"on\"")
                .end()
                .toString();

        assertThat(html)
                .isEqualTo("<a title=\"&quot;&gt;&lt;script&gt;&#39;&amp;\">"
                        + "&lt;/a&gt; &amp; &#39;so &quot;on&quot;</a>");
    }

    @Test
    void escapesTheNamesThatMayBeBroken() {
        assertThat(new Html().breakable("a<b>.c_d").toString()).isEqualTo("a&lt;b&gt;.<wbr>c_<wbr>d");
    }

    @Test
    void refusesWhatWouldBeNoMarkup() {
        Html html = new Html().begin("p").text("text");

        assertThatThrownBy(() -> html.set("class", "late")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(html::toString).isInstanceOf(IllegalStateException.class);
        assertThat(html.end().toString()).isEqualTo("<p>text</p>");
    }
}
