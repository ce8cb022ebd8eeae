package counterpoise.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
                // Names with blanks and commas.
                "/home/Jane Doe/data/x.jpg: is no picture | …/x.jpg: is no picture",
                "/home/u/a,b/c/x | …/x",
                "in '/srv/all of my data/b c/x y.npy' | in '…/x y.npy'",
                "C:\\Users\\Jane Doe\\a,b\\x.npy | …/x.npy",
                // Sentences with blanks and commas, and more paths in them.
                "/d/train: ignored /d/train/a b.txt, /d/train/c.txt and 3 more | …/train: ignored …/a b.txt, …/c.txt"
                        + " and 3 more",
                "looked for x in /a/cifar10, /a/b. Get it by fetch; or into DIR/b | looked for x in …/cifar10, …/b."
                        + " Get it by fetch; or into DIR/b",
                "/d/x.npy is float32/float64, not /d/y.npy and/or z | …/x.npy is float32/float64, not …/y.npy and/or z",
                "/tmp/a b, and 98 images/s | …/a b, and 98 images/s",
                // These say nothing of the machine.
                "conf/table2.conf:12 and ../x/y.conf | conf/table2.conf:12 and ../x/y.conf",
                "https://example.org/a/b/c.zip | https://example.org/a/b/c.zip",
                "98 images/s, 3/4 done, and/or | 98 images/s, 3/4 done, and/or",
                "java.base/java.lang.Thread.run | java.base/java.lang.Thread.run",
            })
    void keepsOnlyTheLastNameOfAnAbsolutePath(String text, String expected) {
        assertThat(PathlessText.of(text)).isEqualTo(expected);
    }

    @Test
    void knowsTheUsersFolderWhateverItIsCalled() {
        assertThat(PathlessText.of("read /home/Doe, Jane/data/x.jpg, and went on", "/home/Doe, Jane"))
                .isEqualTo("read …/x.jpg, and went on");
        assertThat(PathlessText.of("C:\\Users\\Doe, Jane\\x.npy", "C:\\Users\\Doe, Jane"))
                .isEqualTo("…/x.npy");
        assertThat(PathlessText.of("read /data/x.jpg", "/")).isEqualTo("read …/x.jpg");
    }
}
