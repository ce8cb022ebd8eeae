package counterpoise.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import counterpoise.api.PluginKind;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No law without a plugin that it alone catches: one that no plugin breaks proves nothing of those that keep it. */
class EveryLawTest {

    @TestFactory
    Stream<DynamicContainer> everyLawCatchesItsOwnWrongPlugin() {
        return Stream.concat(
                Stream.of(container("plugin", PluginLaws.LAWS, WrongPlugins.all())),
                Arrays.stream(PluginKind.values()).map(EveryLawTest::ofKind));
    }

    private static DynamicContainer ofKind(PluginKind kind) {
        return switch (kind) {
            case DATASET -> ofKind(kind, DatasetLaws.LAWS, WrongDatasets.all());
            case ARCHITECTURE -> ofKind(kind, ArchitectureLaws.LAWS, WrongArchitectures.all());
            case LOSS -> ofKind(kind, LossLaws.LAWS, WrongLosses.all());
            case OVERSAMPLER -> ofKind(kind, OversamplerLaws.LAWS, WrongOversamplers.all());
            case METRIC -> ofKind(kind, MetricLaws.LAWS, WrongMetrics.all());
        };
    }

    private static <S> DynamicContainer ofKind(PluginKind kind, List<Law<S>> laws, List<Wrong<S>> wrong) {
        assertThat(laws).isEqualTo(PluginCheck.laws(kind));
        return container(kind.label(), laws, wrong);
    }

    private static <S> DynamicContainer container(String name, List<Law<S>> laws, List<Wrong<S>> wrong) {
        Set<String> texts = laws.stream().map(Law::text).collect(Collectors.toSet());
        assertThat(texts)
                .hasSameSizeAs(laws)
                .containsAll(wrong.stream().map(Wrong::law).toList());
        return DynamicContainer.dynamicContainer(
                name,
                laws.stream()
                        .map(law -> DynamicTest.dynamicTest(law.text(), () -> requireCaught(law, laws, wrong)))
                        .toList());
    }

    private static <S> void requireCaught(Law<S> law, List<Law<S>> laws, List<Wrong<S>> wrong) {
        List<Wrong<S>> own =
                wrong.stream().filter(one -> one.law().equals(law.text())).toList();
        assertThat(own).as("plugins that are wrong on purpose, for this law").isNotEmpty();
        for (Wrong<S> one : own) {
            List<String> broken = laws.stream()
                    .filter(any -> any.verify(one.subject()).violation().isPresent())
                    .map(Law::text)
                    .toList();
            assertThat(broken).containsExactlyInAnyOrderElementsOf(one.laws());
        }
    }
}
