package counterpoise.runtime.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Serves files over HTTP on this machine, as well or as badly as a test wants. */
final class FileServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Integer> cuts = new ArrayList<>();

    /** How much of a file has come on the other side: a cut waits for it, as what is under way then is lost. */
    volatile LongSupplier received = () -> Long.MAX_VALUE;

    volatile boolean ranges = true;
    volatile boolean shiftsRanges;
    volatile boolean tellsLength = true;
    volatile boolean stalls;
    volatile boolean slow;
    volatile String tag = "\"1\"";
    volatile int failures;
    volatile int failureStatus;

    FileServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Serves {@code content} by this name. */
    void put(String name, byte[] content) {
        files.put(name, content);
    }

    /** Cuts the answers to come, one each, after so many bytes of the body. */
    synchronized void cutAfter(Integer... bytes) {
        cuts.addAll(List.of(bytes));
    }

    /** The address of the folder with the files. */
    String address() {
        return "http://127.0.0.1:%d/files/".formatted(server.getAddress().getPort());
    }

    /** What was asked for so far: the name, and the range if there was one. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String name = path.substring(path.lastIndexOf('/') + 1);
            String range = exchange.getRequestHeaders().getFirst("Range");
            requests.add(range == null ? name : name + " " + range);
            byte[] content = files.get(name);
            if (fails() || content == null) {
                exchange.sendResponseHeaders(content == null ? 404 : failureStatus, -1);
                return;
            }
            if (tag != null) {
                exchange.getResponseHeaders().set("ETag", tag);
            }
            String condition = exchange.getRequestHeaders().getFirst("If-Range");
            boolean partial = range != null && ranges && (condition == null || condition.equals(tag));
            int begin = partial ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
            if (partial && begin >= content.length) {
                exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
                exchange.sendResponseHeaders(416, -1);
                return;
            }
            if (partial) {
                int shift = shiftsRanges ? 1 : 0;
                exchange.getResponseHeaders()
                        .set(
                                "Content-Range",
                                "bytes %d-%d/%d".formatted(begin + shift, content.length - 1, content.length));
            }
            exchange.sendResponseHeaders(partial ? 206 : 200, tellsLength ? content.length - begin : 0);
            send(exchange.getResponseBody(), content, begin);
        } catch (IOException e) {
            // The other side has gone, or the answer is cut.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean fails() {
        return failures-- > 0;
    }

    private void send(OutputStream body, byte[] content, int begin) throws IOException, InterruptedException {
        int length = content.length - begin;
        Integer cut = nextCut();
        int sent = cut == null ? length : Math.min(cut, length);
        if (slow) {
            Thread.sleep(500);
        }
        body.write(content, begin, sent);
        body.flush();
        if (cut != null && sent < length) {
            while (received.getAsLong() < begin + sent) {
                Thread.sleep(1);
            }
            if (stalls) {
                Thread.sleep(60_000);
            }
            throw new IOException("cut");
        }
        body.close();
    }

    private synchronized Integer nextCut() {
        return cuts.isEmpty() ? null : cuts.remove(0);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
