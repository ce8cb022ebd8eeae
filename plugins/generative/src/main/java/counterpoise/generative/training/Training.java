package counterpoise.generative.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import counterpoise.api.RandomStream;
import counterpoise.api.oversampler.SamplingContext;

/**
 * The training of networks that learn with or against each other, over epochs of a fixed number of steps.
 *
 * <p>It is taken up from its checkpoint where it was stopped. Whatever is random must come from {@link #random} with
 * the epoch as index, or from the engine's generator, which is seeded anew for each player and each epoch: then a
 * training that was stopped ends with the bits of one that was not.
 *
 * <p>Close it when its players are no longer needed.
 */
public final class Training implements AutoCloseable {

    private final String name;
    private final SamplingContext context;
    private final Share share;
    private final int checkpointEvery;
    private final NDManager manager;
    private final Map<String, Player> players = new LinkedHashMap<>();

    /**
     * A training without players yet.
     *
     * @param name names its streams, its checkpoint and its artifacts: lower-case letters, digits and hyphens;
     *     unique within the over-sampler
     * @param share which share of the over-sampler's work it is
     * @param checkpointEvery after how many epochs a checkpoint is written; one is after the last in any case
     */
    public Training(String name, SamplingContext context, Share share, int checkpointEvery) {
        this.name = name;
        this.context = context;
        this.share = share;
        this.checkpointEvery = checkpointEvery;
        this.manager = context.manager().newSubManager();
    }

    /**
     * Adds a player.
     *
     * @param playerName unique within the training
     * @param block the network; a new one is initialized here, one that is initialized already, by a training that
     *     stays open, keeps its parameters
     * @param input the shape of its input, batch first; the size of the batch does not matter
     */
    public Player player(String playerName, Block block, AdamSettings settings, Shape input) {
        seedEngine("initialize-" + playerName, 0);
        Player player = new Player(playerName, block, settings, manager, input);
        if (players.put(playerName, player) != null) {
            throw new IllegalArgumentException("%s has two players called %s".formatted(name, playerName));
        }
        return player;
    }

    /** A stream of this training; take the epoch as {@code index} for what is drawn in the steps. */
    public RandomStream random(String what, long index) {
        return context.random(name + "-" + what, index);
    }

    /**
     * Trains to the end, from the checkpoint if there is one, and writes what was noted to the artifact
     * {@code NAME-losses.csv}: a line a round, with its number from 1 and the mean of each loss and of whatever else
     * was noted in its steps. A round is an epoch here.
     *
     * @param epochs how many epochs, at least 1
     * @param steps how many steps an epoch has, at least 1
     * @param begin is called at the start of an epoch, with its index from 0, and returns what is done in each step;
     *     random streams that it holds end with the epoch
     * @return how it went
     * @throws IllegalStateException if what is noted is not a finite number, with epoch and step
     */
    public History run(int epochs, int steps, IntFunction<Consumer<Step>> begin) {
        return runSteps(Math.multiplyExact(epochs, steps), steps, begin);
    }

    /**
     * Trains for a number of steps rather than of epochs. Rounds of so many steps stand for epochs; the last may be a
     * shorter one. Otherwise as {@link #run}.
     */
    public History runSteps(int total, int perEpoch, IntFunction<Consumer<Step>> begin) {
        CheckpointFile checkpoint = new CheckpointFile(context.checkpoints(), name, players.values());
        History history = checkpoint.read(manager);
        int epochs = (total + perEpoch - 1) / perEpoch;
        while (history.epochs() < epochs) {
            int done = history.epochs() * perEpoch;
            epoch(history, done, Math.min(perEpoch, total - done), total, begin);
            if (history.epochs() % checkpointEvery == 0 || history.epochs() == epochs) {
                checkpoint.write(history, manager);
            }
        }
        history.write(context.artifact(name + "-losses.csv"));
        return history;
    }

    private void epoch(History history, int done, int steps, int total, IntFunction<Consumer<Step>> begin) {
        int epoch = history.epochs();
        seedEngine("engine", epoch);
        Consumer<Step> work = begin.apply(epoch);
        try (NDManager epochManager = manager.newSubManager()) {
            Notes notes = new Notes(epochManager);
            for (int index = 0; index < steps; index++) {
                context.progress(share.at((double) (done + index) / total));
                try (NDManager stepManager = epochManager.newSubManager()) {
                    work.accept(new Step(index, stepManager, notes));
                }
            }
            history.add(notes.means(name, epoch + 1));
        }
    }

    private void seedEngine(String what, long index) {
        manager.getEngine().setRandomSeed(random(what, index).nextInt());
    }

    @Override
    public void close() {
        manager.close();
    }
}
