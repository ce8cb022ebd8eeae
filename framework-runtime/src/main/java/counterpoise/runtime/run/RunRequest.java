package counterpoise.runtime.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a user asks for.
 *
 * @param configuration the configuration's file, as given
 * @param overrides {@code KEY=VALUE} each
 * @param only {@code PATH=VALUE} each: the part of the sweep that is wanted
 * @param out where the report goes; {@code runs/NAME} where empty
 * @param dataFolders where data sets lie
 * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
 * @param jobs how many workers at once; by cores, GPUs and trainings where empty
 * @param jobsPerGpu how many on each GPU; one where empty
 * @param stageTimeout how long a stage may show no progress before it is given up; for ever where empty
 * @param strict whether missing data are an error
 * @param fresh whether stored results are computed anew
 * @param retryFailed whether stages are tried again that failed in an earlier run for a reason that lasts
 */
public record RunRequest(
        String configuration,
        List<String> overrides,
        List<String> only,
        Optional<Path> out,
        List<Path> dataFolders,
        String device,
        OptionalInt jobs,
        OptionalInt jobsPerGpu,
        Optional<Duration> stageTimeout,
        boolean strict,
        boolean fresh,
        boolean retryFailed) {}
