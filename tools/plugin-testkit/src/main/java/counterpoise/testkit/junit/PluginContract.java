package counterpoise.testkit.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import counterpoise.api.Plugin;
import counterpoise.testkit.DefaultOptions;
import counterpoise.testkit.LawCase;
import counterpoise.testkit.LawOutcome;
import counterpoise.testkit.LawReport;
import counterpoise.testkit.PluginCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The laws of one plugin as tests, one a law. Says how many laws ran, and fails if they are fewer than the kit holds.
 * A law that has nothing to say about the plugin is shown as skipped, with the reason.
 *
 * @param <O> the record that carries the options
 * @param <P> the kind of plugin
 */
@Execution(ExecutionMode.SAME_THREAD)
public abstract class PluginContract<O extends Record, P extends Plugin<O>> {

    private final List<LawOutcome> outcomes = new ArrayList<>();
    private boolean lawsAsked;

    /** The plugin to examine. */
    protected abstract P plugin();

    /**
     * The options with which to try it; by default one record with the default of every option. Give your own where an
     * option has no default, where the defaults would take long, or where other options take another way.
     */
    protected List<O> optionSets() {
        return List.of(DefaultOptions.of(plugin().optionsType()));
    }

    /** All laws about the plugin. */
    abstract PluginCheck check();

    @TestFactory
    final Stream<DynamicTest> laws() {
        lawsAsked = true;
        return check().cases().stream().map(lawCase -> DynamicTest.dynamicTest(lawCase.name(), () -> verify(lawCase)));
    }

    private void verify(LawCase lawCase) {
        LawOutcome outcome = lawCase.verify();
        outcomes.add(outcome);
        if (outcome.violation().isPresent()) {
            throw outcome.violation().get();
        }
        outcome.notApplicable().ifPresent(Assumptions::abort);
    }

    /** Runs once after all laws, and after each test of the author's own in the same class, which asks for none. */
    @AfterEach
    final void allLawsRan() {
        if (!lawsAsked) {
            return;
        }
        LawReport report = check().report(outcomes);
        // For the person who reads the build's log.
        System.out.println("[laws] " + report);
        Assertions.assertFalse(optionSets().isEmpty(), "the contract has no options to try the plugin with");
        Assertions.assertTrue(report.isComplete(), "not every law ran: " + report);
    }
}
