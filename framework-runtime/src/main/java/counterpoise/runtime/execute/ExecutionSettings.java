package counterpoise.runtime.execute;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a plan is run.
 *
 * @param store where results are kept
 * @param pluginFolders where plugins lie
 * @param devices what the workers compute on, {@code cpu} or {@code gpu:N}; worker {@code i} takes device {@code i %
 *     size}
 * @param libtorch the version the plan is for, major and minor
 * @param layout the layout of the installation that the plan was made by
 * @param jobs how many workers at once
 * @param threads how many threads each computes with
 * @param replace whether stored results are computed anew
 * @param run names this run
 * @param stageTimeout how long a stage may show no progress before it is given up; empty for ever
 * @param logs the folder for what workers print
 */
public record ExecutionSettings(
        Path store,
        List<Path> pluginFolders,
        List<String> devices,
        String libtorch,
        String layout,
        int jobs,
        int threads,
        boolean replace,
        String run,
        Optional<Duration> stageTimeout,
        Path logs) {}
