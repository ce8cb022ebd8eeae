package counterpoise.runtime.report.html;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A Chromium without a window, spoken to by its DevTools protocol. */
final class Browser {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long LIMIT_SECONDS = 60;
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();

    /** Opens {@code page} and waits until it is loaded. */
    static Browser open(Path page, Path profile) throws Exception {
        Process process = new ProcessBuilder(
                        executable().orElseThrow(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Browser browser = new Browser(process, profile.resolve("DevToolsActivePort"));
            browser.ask("Page.enable", Map.of());
            browser.ask("Runtime.enable", Map.of());
            browser.ask("Log.enable", Map.of());
            browser.ask("Network.enable", Map.of());
            browser.ask("Page.navigate", Map.of("url", page.toUri().toString()));
            browser.loaded.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            return browser;
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Whether there is one on this machine. */
    static boolean isInstalled() {
        return executable().isPresent();
    }

    private static Optional<String> executable() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private Browser(Process process, Path portFile) throws Exception {
        this.process = process;
        HttpClient client = HttpClient.newHttpClient();
        List<String> port = awaitLines(portFile);
        String devTools = "127.0.0.1:" + port.get(0);
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://" + devTools + "/json"))
                .build();
        JsonNode pages = JSON.readTree(
                client.send(list, HttpResponse.BodyHandlers.ofString()).body());
        String address = pages.findValuesAsText("webSocketDebuggerUrl").get(0);
        this.socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(address), new Listener())
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private List<String> awaitLines(Path file) throws IOException, InterruptedException {
        for (long waited = 0; waited < LIMIT_SECONDS * 20; waited++) {
            if (Files.exists(file) && Files.readAllLines(file).size() > 1) {
                return Files.readAllLines(file);
            }
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new IOException("the browser ended with exit code " + process.exitValue());
            }
        }
        throw new IOException("the browser did not open its port");
    }

    /** What an expression of the page's script is: text, a number, a truth value, or a list of them. */
    JsonNode evaluate(String expression) throws Exception {
        JsonNode answer = ask("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.get("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    /** Errors and warnings of the console so far. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** The addresses asked for so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private JsonNode ask(String method, Map<String, ?> parameters) throws Exception {
        int id = asked.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        ObjectNode question = JSON.createObjectNode().put("id", id).put("method", method);
        question.set("params", JSON.valueToTree(parameters));
        socket.sendText(question.toString(), true).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private void hear(JsonNode message) {
        if (message.has("id")) {
            answers.remove(message.get("id").asInt()).complete(message.has("result") ? message.get("result") : message);
            return;
        }
        JsonNode parameters = message.path("params");
        switch (message.path("method").asText()) {
            case "Page.loadEventFired" -> loaded.complete(null);
            case "Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled" ->
                complaints.add(parameters.toString());
            case "Network.requestWillBeSent" ->
                requests.add(parameters.path("request").path("url").asText());
            default -> {
                // The rest is of no concern here.
            }
        }
    }

    void close() throws InterruptedException {
        socket.abort();
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    hear(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    complaints.add("not JSON: " + e.getMessage());
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
