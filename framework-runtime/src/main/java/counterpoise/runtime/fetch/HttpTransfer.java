package counterpoise.runtime.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import counterpoise.api.dataset.DataFile;
import counterpoise.runtime.store.StoreException;

/**
 * Gets one file by HTTP. Goes on where an earlier transfer was cut, if the server can and still has the same version
 * (RFC 9110, sections 13.1.5 and 14).
 */
final class HttpTransfer {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+|\\*)");

    /**
     * How much is borne before a transfer is given up.
     *
     * @param attempts one after the other without a single byte gained
     * @param pause before the second of them; longer before later ones
     * @param stall the longest time without a byte
     */
    record Patience(int attempts, Duration pause, Duration stall) {

        static final Patience USUAL = new Patience(5, Duration.ofSeconds(1), Duration.ofSeconds(60));
    }

    private final Patience patience;
    private final HttpClient client;

    HttpTransfer(Patience patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(patience.stall())
                .build();
    }

    /**
     * Fills {@code part} with what lies at {@code address}.
     *
     * @param file what should lie there; its size is compared as soon as the server tells it, its checksum is not
     * @throws FetchException with a sentence if it could not be had; what has come stays for the next time
     */
    void get(URI address, DataFile file, PartialFile part, FetchListener listener)
            throws IOException, InterruptedException {
        int failures = 0;
        while (true) {
            long before = part.bytes();
            try {
                attempt(address, file, part, listener);
                return;
            } catch (FetchException | StoreException e) {
                throw e;
            } catch (IOException e) {
                failures = part.bytes() > before ? 1 : failures + 1;
                if (failures >= patience.attempts()) {
                    String remedy = resumable(address, file, part)
                            ? "%d bytes of it are there, and the same command goes on from them."
                                    .formatted(part.bytes())
                            : "Try again later, or name another address with --from.";
                    throw new FetchException(
                            "%s could not be fetched from %s: %s. %s"
                                    .formatted(file.path(), address, reason(e), remedy),
                            e);
                }
                listener.say("%s: %s after %d bytes; trying again".formatted(file.path(), reason(e), part.bytes()));
                Thread.sleep(patience.pause().toMillis() * failures);
            }
        }
    }

    private static String reason(IOException e) {
        if (e instanceof HttpTimeoutException) {
            return "the server did not answer in time";
        }
        if (e instanceof ConnectException) {
            return "no connection could be made to the server";
        }
        return Optional.ofNullable(e.getMessage()).orElseGet(e::toString);
    }

    private void attempt(URI address, DataFile file, PartialFile part, FetchListener listener)
            throws IOException, InterruptedException {
        long have = resumable(address, file, part) ? part.bytes() : 0;
        HttpResponse<InputStream> response = client.send(request(address, have, part), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            switch (response.statusCode()) {
                case OK -> {
                    OptionalLong total = response.headers().firstValueAsLong("Content-Length");
                    refuseOtherSize(address, file, total);
                    part.begin(address, version(response));
                    copy(address, body, 0, total, file, part, listener);
                }
                case PARTIAL -> {
                    OptionalLong total = total(response, have, part);
                    refuseOtherSize(address, file, total);
                    copy(address, body, have, total, file, part, listener);
                }
                case RANGE_NOT_SATISFIABLE -> {
                    if (!isWhole(response, have)) {
                        part.discard();
                        throw new IOException("the file on the server is not the one that was begun");
                    }
                }
                default -> throw failure(response.statusCode(), address, file);
            }
        }
    }

    /** Without a version, only a checksum would tell that the rest belongs to something else. */
    private static boolean resumable(URI address, DataFile file, PartialFile part) throws IOException {
        return part.bytes() > 0
                && part.isFrom(address)
                && (part.version().isPresent() || file.sha256().isPresent());
    }

    private HttpRequest request(URI address, long have, PartialFile part) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("User-Agent", "Counterpoise")
                .timeout(patience.stall());
        if (have > 0) {
            request.header("Range", "bytes=%d-".formatted(have));
            part.version().ifPresent(version -> request.header("If-Range", version));
        }
        return request.build();
    }

    /** What is sure to change with the content: a weak entity tag is not. */
    private static Optional<String> version(HttpResponse<?> response) {
        return response.headers()
                .firstValue("ETag")
                .filter(tag -> tag.startsWith("\""))
                .or(() -> response.headers().firstValue("Last-Modified"));
    }

    private static void refuseOtherSize(URI address, DataFile file, OptionalLong total) throws FetchException {
        if (file.bytes().isPresent()
                && total.isPresent()
                && total.getAsLong() != file.bytes().getAsLong()) {
            throw otherSize(address, file, Long.toString(total.getAsLong()));
        }
    }

    private static FetchException otherSize(URI address, DataFile file, String bytes) {
        return new FetchException(
                "%s has %s bytes, but %s should have %d: something else lies there; name another address with --from."
                        .formatted(address, bytes, file.path(), file.bytes().orElseThrow()));
    }

    /** The size of the whole, of which the server sends what follows the first {@code have} bytes. */
    private static OptionalLong total(HttpResponse<?> response, long have, PartialFile part) throws IOException {
        Matcher range = CONTENT_RANGE.matcher(
                response.headers().firstValue("Content-Range").orElse(""));
        if (!range.matches() || Long.parseLong(range.group(1)) != have) {
            part.discard();
            throw new IOException("the server sent another part than it was asked for");
        }
        return range.group(3).equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(range.group(3)));
    }

    private static boolean isWhole(HttpResponse<?> response, long have) {
        return have > 0
                && response.headers()
                        .firstValue("Content-Range")
                        .filter("bytes */%d".formatted(have)::equals)
                        .isPresent();
    }

    /** What may pass is tried again; what will not is told at once. */
    private static IOException failure(int status, URI address, DataFile file) {
        String answer =
                switch (status) {
                    case 401, 403, 407 -> "access is denied (%d)";
                    case 404, 410 -> "there is no such file (%d)";
                    case 408, 429 -> "the server is busy (%d)";
                    default -> status >= 500 ? "the server failed (%d)" : "the server answered with status %d";
                };
        boolean mayPass = status >= 500 || status == 408 || status == 429;
        String sentence = answer.formatted(status);
        return mayPass
                ? new IOException(sentence)
                : new FetchException("%s could not be fetched from %s: %s; name another address with --from."
                        .formatted(file.path(), address, sentence));
    }

    private void copy(
            URI address,
            InputStream body,
            long begin,
            OptionalLong total,
            DataFile file,
            PartialFile part,
            FetchListener listener)
            throws IOException {
        try (FileChannel out = open(part);
                StallGuard guard = new StallGuard(body, patience.stall())) {
            out.position(begin);
            byte[] buffer = new byte[BUFFER_BYTES];
            long bytes = begin;
            for (int read = read(body, buffer, guard); read >= 0; read = read(body, buffer, guard)) {
                guard.moved();
                // A server need not tell beforehand how much it sends, nor ever end.
                if (bytes + read > file.bytes().orElse(Long.MAX_VALUE)) {
                    part.discard();
                    throw otherSize(address, file, "more than " + file.bytes().getAsLong());
                }
                write(out, ByteBuffer.wrap(buffer, 0, read), part);
                bytes += read;
                listener.progress(file.path(), bytes, total);
            }
            if (total.isPresent() && bytes < total.getAsLong()) {
                throw new IOException("the connection was cut");
            }
        }
    }

    private static int read(InputStream body, byte[] buffer, StallGuard guard) throws IOException {
        try {
            int read = body.read(buffer);
            guard.check();
            return read;
        } catch (IOException e) {
            guard.check();
            throw new IOException("the connection was cut", e);
        }
    }

    private static FileChannel open(PartialFile part) throws IOException {
        try {
            return FileChannel.open(part.path(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw StoreException.whileWriting(part.path(), e);
        }
    }

    private static void write(FileChannel out, ByteBuffer bytes, PartialFile part) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (IOException e) {
            throw StoreException.whileWriting(part.path(), e);
        }
    }
}
