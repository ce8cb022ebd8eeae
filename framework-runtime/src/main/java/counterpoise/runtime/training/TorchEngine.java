package counterpoise.runtime.training;

import java.util.Objects;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;

/**
 * The PyTorch engine on one device. The one place that knows what DJL's engine-neutral interface leaves out.
 *
 * <p>Start it before any plugin is loaded: DJL looks for its engines once in the life of a JVM, through the context
 * class loader of the thread that happens to come first. The starting thread runs without gradients except inside a
 * collector; train and evaluate on it alone.
 */
public final class TorchEngine {

    private static final String NAME = "PyTorch";

    private final Engine engine;
    private final Device device;

    private TorchEngine(Engine engine, Device device) {
        this.engine = engine;
        this.device = device;
    }

    /**
     * Starts the engine.
     *
     * @throws IllegalStateException if a GPU is asked for that libtorch cannot use: falling back to the CPU would take
     *     days without a word
     */
    public static TorchEngine start(Device device) {
        Objects.requireNonNull(device, "device");
        Engine engine = Engine.getEngine(NAME);
        if (device.isGpu()) {
            if (!engine.hasCapability(StandardCapabilities.CUDA)) {
                throw new IllegalStateException(("this libtorch (%s) was built without CUDA, so %s cannot be used;"
                                + " set PYTORCH_LIBRARY_PATH to one with CUDA, or choose --device cpu")
                        .formatted(engine.getVersion(), device));
            }
            probe(engine, device);
        }
        return new TorchEngine(engine, device);
    }

    private static void probe(Engine engine, Device device) {
        try (NDManager manager = engine.newBaseManager(device)) {
            manager.ones(new ai.djl.ndarray.types.Shape(1)).toFloatArray();
        } catch (RuntimeException | LinkageError e) {
            throw new IllegalStateException("libtorch cannot use %s: %s".formatted(device, e.getMessage()), e);
        }
    }

    /** The device that everything runs on. */
    public Device device() {
        return device;
    }

    /** The version of libtorch, such as {@code 2.7.1}. */
    public String version() {
        return engine.getVersion();
    }

    /**
     * Sets how many threads one operation is divided among; results may differ in the last bits from number to number.
     */
    public void useThreads(int threads) {
        JniUtils.setNumThreads(threads);
    }

    /** How many threads one operation is divided among. */
    public int threads() {
        return JniUtils.getNumThreads();
    }

    /** Seeds the engine's own generator, which initializers and dropout draw from. */
    public void seed(int seed) {
        engine.setRandomSeed(seed);
    }

    /** A new manager on the device, which the caller closes. */
    public NDManager newManager() {
        return engine.newBaseManager(device);
    }

    /** Starts to record what gradients need, until it is closed. Only one can be open in a JVM. */
    public GradientCollector collectGradients() {
        return engine.newGradientCollector();
    }
}
