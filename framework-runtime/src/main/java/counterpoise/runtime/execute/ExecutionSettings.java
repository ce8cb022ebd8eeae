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
 * @param workers how many, on what
 * @param libtorch the version the plan is for, major and minor
 * @param layout the layout of the installation that the plan was made by
 * @param replace whether stored results are computed anew
 * @param run names this run
 * @param stageTimeout how long a stage may show no progress before it is given up; empty for ever
 * @param logs the folder for what workers print
 */
public record ExecutionSettings(
        Path store,
        List<Path> pluginFolders,
        Workers workers,
        String libtorch,
        String layout,
        boolean replace,
        String run,
        Optional<Duration> stageTimeout,
        Path logs) {}
