package counterpoise.runtime.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.typesafe.config.ConfigOrigin;

/** Collects what is wrong with a configuration, so that a user hears of everything at once. */
public final class Problems {

    private final Places places;
    private final Set<Problem> found = new LinkedHashSet<>();
    private int count;

    /** Starts with none; {@code places} says where values come from. */
    public Problems(Places places) {
        this.places = places;
    }

    /** Where values come from. */
    Places places() {
        return places;
    }

    /** Adds a problem of the value that comes from {@code origin}. */
    void add(ConfigOrigin origin, String path, String message) {
        count++;
        found.add(new Problem(places.of(origin), path, message));
    }

    /** Whether there are none. */
    boolean isEmpty() {
        return found.isEmpty();
    }

    /** How many were added. Those that the cells of a sweep share count for each cell, but are told once. */
    int count() {
        return count;
    }

    /** @throws ConfigurationException if there are any */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigurationException(List.copyOf(found));
        }
    }
}
