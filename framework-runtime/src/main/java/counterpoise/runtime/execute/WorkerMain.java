package counterpoise.runtime.execute;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

import ai.djl.Device;
import counterpoise.runtime.Build;
import counterpoise.runtime.plugin.PluginAtWork;
import counterpoise.runtime.plugin.PluginCatalogue;
import counterpoise.runtime.store.Store;
import counterpoise.runtime.training.TorchEngine;

/**
 * The process that does stages. Started by the coordinator, never by hand.
 *
 * <p>Arguments: the socket, the store, the device ({@code cpu} or {@code gpu:N}), and the folders that plugins lie in.
 */
public final class WorkerMain {

    private static final int LOST_COORDINATOR = 3;

    private WorkerMain() {}

    /** Runs until the coordinator closes the socket. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        // Whatever a stage or a plugin formats into a result must not depend on the user's language.
        Locale.setDefault(Locale.ROOT);
        Path socket = Path.of(arguments[0]);
        Store store = new Store(Path.of(arguments[1]));
        Device device = device(arguments[2]);
        List<Path> pluginFolders =
                Arrays.stream(arguments).skip(3).map(Path::of).toList();
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        Connection connection = new Connection(channel);
        LinkedBlockingQueue<Message.Run> orders = new LinkedBlockingQueue<>();
        Thread listener = new Thread(() -> listen(connection, orders), "coordinator");
        listener.setDaemon(true);
        listener.start();

        Runtime.getRuntime().addShutdownHook(new Thread(() -> tellWhoWasAtWork(connection), "last-words"));

        // The engine comes before the plugins: DJL finds its engines once, by the context loader of whoever comes
        // first.
        StageWorker worker;
        try {
            TorchEngine engine = TorchEngine.start(device);
            worker = new StageWorker(store, PluginCatalogue.load(pluginFolders), engine, connection);
            connection.send(new Message.Ready(engine.version(), Build.layout()));
        } catch (RuntimeException | LinkageError e) {
            connection.send(StageWorker.failure("the worker cannot start: " + e.getMessage(), e, false, false));
            return;
        }
        while (true) {
            worker.run(orders.take());
        }
    }

    /** A plugin that calls {@code System.exit} ends up here, and so does whoever is told to end from outside. */
    private static void tellWhoWasAtWork(Connection connection) {
        PluginAtWork.now().ifPresent(plugin -> {
            try {
                connection.send(new Message.Ending(plugin));
            } catch (IOException e) {
                // Nobody is there any more to be told.
            }
        });
    }

    /**
     * Ends the process as soon as the coordinator has gone, in the middle of whatever it is doing: all it leaves is
     * whole or invisible, and nobody is there to want it.
     */
    private static void listen(Connection connection, LinkedBlockingQueue<Message.Run> orders) {
        try {
            Optional<Message> message = connection.receive();
            while (message.isPresent()) {
                orders.add((Message.Run) message.get());
                message = connection.receive();
            }
            Runtime.getRuntime().halt(0);
        } catch (IOException | RuntimeException e) {
            Runtime.getRuntime().halt(LOST_COORDINATOR);
        }
    }

    private static Device device(String name) {
        return name.equals("cpu") ? Device.cpu() : Device.gpu(Integer.parseInt(name.substring("gpu:".length())));
    }
}
