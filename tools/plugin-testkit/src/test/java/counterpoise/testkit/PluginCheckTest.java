package counterpoise.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import counterpoise.api.ImageShape;
import counterpoise.api.Option;
import org.junit.jupiter.api.Test;

class PluginCheckTest {

    @Test
    void runsEveryLawOfAPluginOfAnyKind() {
        LawReport report = PluginCheck.of(new JitterPlugin()).run();
        assertThat(report.isKept()).isTrue();
        assertThat(report.ran()).isEqualTo(PluginLaws.count() + OversamplerLaws.count());
    }

    @Test
    void runsTheLawsOfAKindOnceForEachRecordOfOptions() {
        PluginCheck check = PluginCheck.oversampler(
                new JitterPlugin(),
                List.of(new NoOptions(), new NoOptions()),
                8,
                new ImageShape(4, 4, 1),
                options -> Reach.ANYWHERE);
        assertThat(check.declared()).isEqualTo(PluginLaws.count() + 2 * OversamplerLaws.count());
        assertThat(check.cases()).hasSize(check.declared());
    }

    record Needy(@Option("What only the user knows.") Path root) {}

    @Test
    void saysThatTheLawsOfAKindDoNotApplyWhereAnOptionHasNoDefault() {
        LawReport report =
                PluginCheck.of(new WrongPlugins.WithOptions<>(Needy.class)).run();
        assertThat(report.isKept()).isTrue();
        assertThat(report.ran()).isEqualTo(PluginLaws.count() + MetricLaws.count());
        assertThat(report.outcomes().stream().filter(outcome -> outcome.notApplicable()
                        .filter("the option root has no default"::equals)
                        .isPresent()))
                .as("those of the kind, and that a product can be made")
                .hasSize(MetricLaws.count() + 1);
    }

    @Test
    void isNotKeptWhereALawDidNotRun() {
        PluginCheck check = PluginCheck.of(new JitterPlugin());
        List<LawOutcome> allButOne =
                check.cases().stream().skip(1).map(LawCase::verify).toList();
        LawReport report = check.report(allButOne);
        assertThat(report.violations()).isEmpty();
        assertThat(report.isComplete()).isFalse();
        assertThat(report.isKept()).isFalse();
    }

    /** Whoever takes a law away has to say so here. */
    @Test
    void holdsAsManyLawsAsEver() {
        assertThat(PluginLaws.count()).isGreaterThanOrEqualTo(15);
        assertThat(OversamplerLaws.count()).isGreaterThanOrEqualTo(24);
        assertThat(MetricLaws.count()).isGreaterThanOrEqualTo(17);
        assertThat(DatasetLaws.count()).isGreaterThanOrEqualTo(20);
        assertThat(ArchitectureLaws.count()).isGreaterThanOrEqualTo(19);
        assertThat(LossLaws.count()).isGreaterThanOrEqualTo(20);
    }
}
