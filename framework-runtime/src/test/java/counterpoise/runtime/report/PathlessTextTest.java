package counterpoise.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathlessTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/home/ann/data/cats/p0.jpg: is no picture | …/p0.jpg: is no picture",
                "not found in /data/cifar-10, nor in '/srv/x/y' | not found in …/cifar-10, nor in '…/y'",
                "(/tmp/a/b/c.conf:12) | (…/c.conf:12)",
                "see file:///home/ann/log | see …/log",
                "see file:/home/ann/log | see …/log",
                "at /opt/x/plugins/datasets//a.b.C.read(C.java:5) | at …/a.b.C.read(C.java:5)",
                "read C:\\Users\\ann\\x.npy | read …/x.npy",
                // These say nothing of the machine.
                "conf/table2.conf:12 and ../x/y.conf | conf/table2.conf:12 and ../x/y.conf",
                "https://example.org/a/b/c.zip | https://example.org/a/b/c.zip",
                "98 images/s, 3/4 done, and/or | 98 images/s, 3/4 done, and/or",
                "java.base/java.lang.Thread.run | java.base/java.lang.Thread.run",
            })
    void keepsOnlyTheLastNameOfAnAbsolutePath(String text, String expected) {
        assertThat(PathlessText.of(text)).isEqualTo(expected);
    }
}
