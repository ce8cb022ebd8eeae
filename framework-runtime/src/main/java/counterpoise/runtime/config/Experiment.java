package counterpoise.runtime.config;

import java.util.Map;

/**
 * One experiment, fully bound: the runtime's options and those of the plugins it chooses.
 *
 * @param options the runtime's own
 * @param dataset the chosen dataset's
 * @param architecture the chosen architecture's
 * @param loss the chosen loss's
 * @param oversampler the chosen over-sampler's
 * @param headLoss those of the loss that phase 3 uses
 * @param metrics those of the chosen metrics, by name, in the order of the configuration
 */
public record Experiment(
        ExperimentOptions options,
        Record dataset,
        Record architecture,
        Record loss,
        Record oversampler,
        Record headLoss,
        Map<String, Record> metrics) {}
