package counterpoise.runtime.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

import counterpoise.api.dataset.DataSource;
import counterpoise.api.dataset.Download;
import counterpoise.runtime.run.RequestException;

/**
 * Where downloads come from.
 *
 * @param address of a folder that has the files by their published names, or of the only file; empty for where they are
 *     published
 */
record Mirror(Optional<URI> address) {

    /**
     * What a user names.
     *
     * @throws RequestException with a sentence if it cannot be
     */
    static Mirror of(String dataset, DataSource source, Optional<String> named) {
        Optional<URI> address = named.map(Mirror::parse);
        boolean isFolder = address.isEmpty() || address.get().getPath().endsWith("/");
        if (!isFolder && source.downloads().size() > 1) {
            throw new RequestException(
                    "--from %s: dataset %s has %d files; name the folder they lie in, ending in a slash"
                            .formatted(named.get(), dataset, source.downloads().size()));
        }
        return new Mirror(address);
    }

    private static URI parse(String text) {
        try {
            URI address = new URI(text);
            boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            if (web && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new RequestException("--from %s: needs an address that begins with http:// or https://".formatted(text));
    }

    /** Where one download lies. */
    URI address(Download download) {
        if (address.isEmpty()) {
            return download.address();
        }
        if (!address.get().getPath().endsWith("/")) {
            return address.get();
        }
        String path = download.address().getRawPath();
        return address.get().resolve(path.substring(path.lastIndexOf('/') + 1));
    }
}
