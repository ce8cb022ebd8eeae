package counterpoise.runtime.execute;

import java.util.List;

/**
 * The workers of a run.
 *
 * @param devices what they compute on, {@code cpu} or {@code gpu:N}; each in turn gets one, and then the next
 * @param jobs how many work at once
 * @param threads how many threads each computes with
 */
public record Workers(List<String> devices, int jobs, int threads) {

    /** Copies the list. */
    public Workers {
        devices = List.copyOf(devices);
    }

    /** The device of the worker in a slot, counted from 0. */
    public String device(int slot) {
        return devices.get(slot % devices.size());
    }
}
