package counterpoise.runtime.execute;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;

/**
 * How much memory a worker may hold before another takes its place.
 *
 * @param shareMib in MiB
 */
record WorkerMemory(double shareMib) {

    private static final double USABLE = 0.8;

    static WorkerMemory dividedAmong(int jobs) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new WorkerMemory(USABLE * system.getTotalMemorySize() / (1 << 20) / jobs);
    }

    boolean isTooMuch(double residentMib) {
        return residentMib > shareMib;
    }
}
