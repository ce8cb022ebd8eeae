package counterpoise.runtime.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import counterpoise.runtime.config.ConfigurationLoader;
import counterpoise.runtime.config.ExperimentBinder;
import counterpoise.runtime.config.SweepBinder;
import counterpoise.runtime.plugin.PluginCatalogue;
import counterpoise.runtime.store.Store;

/** Wires the coordinator: configuration, catalogue, store. Explicit bindings only; no plugin ever sees the injector. */
public final class CoordinatorModule extends AbstractModule {

    private final Path workingDirectory;
    private final Path installation;
    private final List<Path> furtherPlugins;
    private final Path store;

    /**
     * The wiring of one command.
     *
     * @param workingDirectory where relative names begin
     * @param installation the folder of the program
     * @param furtherPlugins folders of plugins beside the shipped ones
     * @param store where stage results are kept
     */
    public CoordinatorModule(Path workingDirectory, Path installation, List<Path> furtherPlugins, Path store) {
        this.workingDirectory = workingDirectory;
        this.installation = installation;
        this.furtherPlugins = List.copyOf(furtherPlugins);
        this.store = store;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        binder().requireExactBindingAnnotations();
        binder().disableCircularProxies();
        bind(ExperimentRunner.class);
        bind(Reports.class);
    }

    @Provides
    @Singleton
    ExperimentRunner.PluginFolders pluginFolders() {
        List<Path> folders = new ArrayList<>();
        folders.add(installation.resolve("plugins"));
        folders.addAll(furtherPlugins);
        return new ExperimentRunner.PluginFolders(folders);
    }

    @Provides
    ExperimentRunner.ExpectedFolder expected() {
        return new ExperimentRunner.ExpectedFolder(installation.resolve("expected"));
    }

    @Provides
    @Singleton
    PluginCatalogue catalogue(ExperimentRunner.PluginFolders folders) {
        return PluginCatalogue.load(folders.folders());
    }

    @Provides
    @Singleton
    Store store() {
        return new Store(store);
    }

    @Provides
    ConfigurationLoader loader() {
        return new ConfigurationLoader(workingDirectory, installation);
    }

    @Provides
    SweepBinder sweeps(ConfigurationLoader loader, PluginCatalogue catalogue) {
        return new SweepBinder(new ExperimentBinder(catalogue), loader.places());
    }
}
