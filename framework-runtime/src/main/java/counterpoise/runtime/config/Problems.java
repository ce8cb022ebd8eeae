package counterpoise.runtime.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.typesafe.config.ConfigOrigin;

/** Collects what is wrong with a configuration, so that a user hears of everything at once. */
public final class Problems {

    private final Places places;
    // A set, since the cells of a sweep share most of what they are made of, and with it their problems.
    private final Set<Problem> found = new LinkedHashSet<>();
    private int reported;

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
        add(new Problem(places.of(origin), path, message));
    }

    /** Adds a problem, once. */
    void add(Problem problem) {
        found.add(problem);
        reported++;
    }

    /** Whether there are none. */
    boolean isEmpty() {
        return found.isEmpty();
    }

    /** How many were added, repeated ones too: tells whether anything was wrong since an earlier count. */
    int count() {
        return reported;
    }

    /** All of them, in the order in which they were found. */
    List<Problem> list() {
        return List.copyOf(found);
    }

    /** @throws ConfigurationException if there are any */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigurationException(list());
        }
    }
}
