package counterpoise.runtime.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class PageJsonTest {

    private static String text(PageJson json) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        json.writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void cannotEndTheScriptThatItStandsIn() throws IOException {
        List<String> texts = List.of("</script><script>alert('x')</script>", "<!--", "&lt; \u2028 ± \"q\" \\ \n");
        PageJson json = new PageJson();
        json.texts(texts);
        String written = text(json);

        assertThat(written).doesNotContain("<", ">", "&", "'");
        assertThat(new JsonMapper().readValue(written, String[].class)).containsExactlyElementsOf(texts);
    }

    @Test
    void escapesTheNamesOfFieldsToo() throws IOException {
        PageJson json = new PageJson();
        json.generator().writeStartObject();
        json.generator().writeStringField("</script>", "");
        json.generator().writeEndObject();

        assertThat(text(json)).isEqualTo("{\"\\u003C/script\\u003E\":\"\"}");
    }

    @Test
    void roundsNumbersToFiveDigits() throws IOException {
        PageJson json = new PageJson();
        json.generator().writeStartArray();
        double[] values = {0.30750338751521644, 12.3456789, -0.00020000001, 1234567.8, 3, 0, 1.23456789e-9};
        for (double value : values) {
            json.number(value);
        }
        json.number(Double.NaN);
        json.number(Double.POSITIVE_INFINITY);
        json.number(null);
        json.generator().writeEndArray();

        assertThat(text(json)).isEqualTo("[0.3075,12.346,-2.0E-4,1234568,3,0,1.2346E-9,null,null,null]");
    }
}
