package counterpoise.runtime.plugin;

import java.util.List;

/**
 * The packages that a plugin shares with the runtime; everything else it brings itself.
 *
 * <p>Each prefix ends in its separator, so that {@code counterpoise.apiary} is not taken for {@code counterpoise.api}.
 */
final class SharedPackages {

    private static final List<String> PACKAGES = List.of("counterpoise.api.", "ai.djl.", "org.slf4j.");
    private static final List<String> FOLDERS =
            PACKAGES.stream().map(name -> name.replace('.', '/')).toList();
    private static final String SERVICES = "META-INF/services/";

    private SharedPackages() {}

    /** Whether the class of this name, with dots, is the runtime's. */
    static boolean holdClass(String className) {
        return PACKAGES.stream().anyMatch(className::startsWith);
    }

    /**
     * Whether the resource of this name, with slashes, is the runtime's.
     *
     * <p>So are the declarations of the shared packages' services: DJL looks for its engines once, through whatever
     * context loader is set then. If that were a plugin's and found nothing, no engine could be started any more.
     */
    static boolean holdResource(String resourceName) {
        if (resourceName.startsWith(SERVICES)) {
            return holdClass(resourceName.substring(SERVICES.length()));
        }
        return FOLDERS.stream().anyMatch(resourceName::startsWith);
    }
}
