package counterpoise.runtime.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;

/** The options of one plugin where no configuration is read: its defaults, and what the command line sets. */
public final class AssignedOptions {

    private AssignedOptions() {}

    /**
     * Reads them.
     *
     * @param type the record of the plugin's options
     * @param path where they would stand in a configuration: {@code experiment.dataset.NAME}
     * @param assignments {@code KEY=VALUE} each, KEY an option's name or its full path
     * @throws ConfigurationException if one is wrong, or an option that must be given is not
     */
    public static <R extends Record> R read(Class<R> type, String path, List<String> assignments, Places places) {
        Problems problems = new Problems(places);
        Config config = ConfigFactory.empty(Places.COMMAND_LINE);
        for (String assignment : assignments) {
            boolean full = assignment.startsWith(path + ".") || assignment.indexOf('=') < 1;
            String override = full ? assignment : path + "." + assignment;
            config = ConfigurationLoader.override(override, config, new ArrayList<>(), problems);
        }
        OptionBinder binder = new OptionBinder(problems);
        ConfigOrigin origin = config.root().origin();
        Optional<R> options = Blocks.at(config.root(), path)
                .filter(ConfigObject.class::isInstance)
                .map(ConfigObject.class::cast)
                .map(block -> binder.bind(type, block, path))
                .orElseGet(() -> binder.bindAbsent(type, origin, path));
        problems.throwIfAny();
        return options.orElseThrow();
    }
}
