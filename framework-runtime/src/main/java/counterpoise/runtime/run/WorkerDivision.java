package counterpoise.runtime.run;

import java.util.List;
import java.util.OptionalInt;

import counterpoise.runtime.execute.Workers;

/** How the cores and GPUs of a machine are divided among workers. */
final class WorkerDivision {

    private static final List<String> CPU = List.of("cpu");

    private WorkerDivision() {}

    /**
     * Without a wish, one worker a GPU, or as many as there are cores; never more than there are stages that take long.
     * A few workers that share the cores are better than many that wait for each other.
     *
     * @param devices what there is to compute on
     * @param cores are divided equally
     * @param jobs how many workers the user wants
     * @param jobsPerGpu how many the user wants on each GPU
     * @param longStages how many stages of the whole plan take long
     * @throws RequestException if the wishes do not go together
     */
    static Workers of(List<String> devices, int cores, OptionalInt jobs, OptionalInt jobsPerGpu, int longStages) {
        boolean cpu = devices.equals(CPU);
        if (jobsPerGpu.isPresent() && cpu) {
            throw new RequestException("--jobs-per-gpu: this run computes on the CPU; say --jobs N instead");
        }
        if (jobsPerGpu.isPresent() && jobs.isPresent()) {
            throw new RequestException(
                    "--jobs-per-gpu: --jobs says already how many workers there are;" + " leave one of the two out");
        }
        int room = cpu ? cores : devices.size() * jobsPerGpu.orElse(1);
        int count = jobs.orElse(Math.max(1, Math.min(room, longStages)));
        return new Workers(devices, count, Math.max(1, cores / count));
    }
}
