package counterpoise.runtime.report;

import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.store.StoredStage;

/**
 * What is stored of one stage of a trial.
 *
 * @param stage the stage
 * @param stored its result
 * @param reused whether the result was there before this run
 */
public record StageResult(Stage stage, StoredStage stored, boolean reused) {}
