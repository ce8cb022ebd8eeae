package counterpoise.runtime.config;

import java.util.List;
import java.util.Optional;

import counterpoise.api.PluginKind;

/** What a configuration has to know of plugins: their names, and the records of their options. */
public interface PluginOptions {

    /** The record of a plugin's options, or empty if there is no such plugin. */
    Optional<Class<? extends Record>> optionsType(PluginKind kind, String name);

    /** The names of all plugins of a kind, sorted. */
    List<String> names(PluginKind kind);

    /** Why a plugin of this name is not to be had although there is a jar with one, in sentences, or empty. */
    Optional<String> refusal(PluginKind kind, String name);

    /**
     * Where was looked for a plugin of this name that was not found, and what was refused there and may have been it;
     * in sentences, or empty.
     */
    String searched(PluginKind kind, String name);
}
