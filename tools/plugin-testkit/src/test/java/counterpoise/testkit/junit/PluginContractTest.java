package counterpoise.testkit.junit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import counterpoise.api.oversampler.OversamplerPlugin;
import counterpoise.testkit.JitterPlugin;
import counterpoise.testkit.NoOptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

class PluginContractTest {

    /** Run by hand below. */
    private static class JitterContract extends OversamplerContract<NoOptions> {

        @Override
        protected OversamplerPlugin<NoOptions> plugin() {
            return new JitterPlugin();
        }
    }

    private static void run(DynamicTest test) {
        try {
            test.getExecutable().execute();
        } catch (RuntimeException e) {
            // JUnit aborts a test so: the law does not apply, but it ran.
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void passesWhereEveryLawRan() {
        JitterContract contract = new JitterContract();
        contract.laws().forEach(PluginContractTest::run);
        assertThatCode(contract::allLawsRan).doesNotThrowAnyException();
    }

    @Test
    void failsWhereALawDidNotRun() {
        JitterContract contract = new JitterContract();
        contract.laws().skip(1).forEach(PluginContractTest::run);
        assertThatThrownBy(contract::allLawsRan).hasMessageContaining("not every law ran");
    }

    /** JUnit makes another instance of the class for each test, and asks each whether all laws ran. */
    @Test
    void asksForNoLawsAfterATestBesideThem() {
        JitterContract contract = new JitterContract();
        assertThatCode(contract::allLawsRan).doesNotThrowAnyException();
    }

    @Test
    void failsWithoutOptionsToTryThePluginWith() {
        JitterContract contract = new JitterContract() {
            @Override
            protected List<NoOptions> optionSets() {
                return List.of();
            }
        };
        contract.laws().forEach(PluginContractTest::run);
        assertThatThrownBy(contract::allLawsRan).hasMessageContaining("no options to try the plugin with");
    }
}
