package counterpoise.runtime.plugin;

import java.util.Optional;
import java.util.jar.Attributes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import counterpoise.runtime.Build;

/**
 * Whether a plugin was built for the API and the DJL that this program brings, by the manifest of its jar.
 *
 * <p>A jar that says nothing is taken: what does not fit then shows when its classes are loaded, in a sentence that
 * knows less of the reason.
 */
final class Compatibility {

    /** The version of the API that the plugin was compiled against: {@code 1.0}. */
    static final String API = "Counterpoise-Api-Version";

    /** The version of DJL that the plugin was compiled against: {@code 0.35.1}. */
    static final String DJL = "Djl-Version";

    private static final Pattern VERSION = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})([.-].*)?");

    private Compatibility() {}

    /** Checks what {@code manifest} says. */
    static void check(Attributes manifest) throws UnfitPluginException {
        String api = Build.apiVersion();
        Optional<Version> wantedApi = version(manifest, API);
        if (wantedApi.isPresent() && !Version.of(api).orElseThrow().serves(wantedApi.get())) {
            throw new UnfitPluginException("it was built for version " + manifest.getValue(API)
                    + " of the API, and this program has " + api + "; compile it against framework-api of Counterpoise "
                    + Build.version() + ", or use the Counterpoise that it was built for.");
        }
        String djl = Build.djlVersion();
        Optional<Version> wantedDjl = version(manifest, DJL);
        if (wantedDjl.isPresent() && !Version.of(djl).orElseThrow().equals(wantedDjl.get())) {
            throw new UnfitPluginException("it was built for DJL " + manifest.getValue(DJL)
                    + ", and this program has DJL " + djl + ", which may lack what it calls; compile it against that.");
        }
    }

    private static Optional<Version> version(Attributes manifest, String attribute) throws UnfitPluginException {
        String text = manifest.getValue(attribute);
        if (text == null) {
            return Optional.empty();
        }
        Optional<Version> version = Version.of(text.strip());
        if (version.isEmpty()) {
            throw new UnfitPluginException("its manifest says " + attribute + ": " + text
                    + ", which is not a version; write one like 1.0, or leave it out.");
        }
        return version;
    }

    /** What of a version tells whether two fit together. */
    private record Version(int major, int minor) {

        static Optional<Version> of(String text) {
            Matcher matcher = VERSION.matcher(text);
            return matcher.matches()
                    ? Optional.of(new Version(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                    : Optional.empty();
        }

        /** Whether what was built for {@code wanted} finds all it calls: a minor version only adds. */
        boolean serves(Version wanted) {
            return wanted.major == major && wanted.minor <= minor;
        }
    }
}
