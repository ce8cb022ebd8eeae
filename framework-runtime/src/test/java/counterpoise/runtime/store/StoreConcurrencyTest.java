package counterpoise.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes, and several threads, that use one store. */
@Timeout(120)
class StoreConcurrencyTest {

    private static final String KEY = TestStages.key("one");

    @TempDir
    Path root;

    private Store store;

    @BeforeEach
    void open() {
        store = new Store(root);
    }

    @Test
    void anotherProcessHoldsTheLockUntilItGivesItBack() throws IOException, InterruptedException {
        try (StoreProcess other = StoreProcess.start(root, "lock", KEY)) {
            other.expect("locked");
            assertThat(store.tryLock(KEY)).isEmpty();
            other.proceed();
            other.expect("released");
            assertThat(store.tryLock(KEY)).isPresent().get().satisfies(StageLock::close);
        }
    }

    @Test
    void aKilledProcessHoldsNoLock() throws IOException, InterruptedException {
        try (StoreProcess other = StoreProcess.start(root, "lock", KEY)) {
            other.expect("locked");
            AtomicBoolean killed = new AtomicBoolean();
            StageLock lock = StageLock.acquire(new StoreLayout(root).lock(KEY), waited -> {
                if (killed.compareAndSet(false, true)) {
                    other.kill();
                }
            });
            try (lock) {
                assertThat(killed).isTrue();
            }
        }
    }

    @Test
    void waitingCanBeCancelled() throws IOException, InterruptedException {
        try (StoreProcess other = StoreProcess.start(root, "lock", KEY)) {
            other.expect("locked");
            List<Duration> waits = new ArrayList<>();
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> StageLock.acquire(new StoreLayout(root).lock(KEY), waited -> {
                        waits.add(waited);
                        if (waits.size() == 3) {
                            throw new CancellationException();
                        }
                    }));
            assertThat(waits).isSorted();
        }
    }

    @Test
    void oneProcessTakesALockOnce() throws IOException {
        StageLock lock = store.tryLock(KEY).orElseThrow();
        try (lock) {
            assertThat(store.tryLock(KEY)).isEmpty();
            assertThat(new Store(root.resolve("../" + root.getFileName())).tryLock(KEY))
                    .isEmpty();
            assertThat(store.tryLock(TestStages.key("two"))).isPresent().get().satisfies(StageLock::close);
        }
        lock.close();
        assertThat(store.tryLock(KEY)).isPresent().get().satisfies(StageLock::close);
    }

    @Test
    void aFailedAttemptWithinTheProcessLeavesTheLockToOthersUntouched() throws IOException, InterruptedException {
        StageLock lock = store.tryLock(KEY).orElseThrow();
        try (lock) {
            assertThat(new Store(root).tryLock(KEY)).isEmpty();
            try (StoreProcess other = StoreProcess.start(root, "compute", "one")) {
                other.expect("ready");
                TestStages.put(store, "one", "mine");
                other.proceed();
                lock.close();
                other.expect("found");
            }
        }
    }

    @Test
    void oneOfTwoRacingProcessesComputes() throws IOException, InterruptedException {
        try (StoreProcess first = StoreProcess.start(root, "compute", "one");
                StoreProcess second = StoreProcess.start(root, "compute", "one")) {
            first.expect("ready");
            second.expect("ready");
            first.proceed();
            second.proceed();
            assertThat(List.of(first.line(), second.line())).containsExactlyInAnyOrder("computed", "found");
            assertThat(first.end()).isZero();
            assertThat(second.end()).isZero();
        }
        assertThat(store.verify().damaged()).isEmpty();
        assertThat(root.resolve("v1/partial")).isEmptyDirectory();
    }

    @Test
    void twoRacingCommitsAgreeOnTheWinner() throws IOException, InterruptedException {
        for (int round = 0; round < 3; round++) {
            String text = "round " + round;
            try (StoreProcess first = StoreProcess.start(root, "commit", text);
                    StoreProcess second = StoreProcess.start(root, "commit", text)) {
                first.expect("ready");
                second.expect("ready");
                first.proceed();
                second.proceed();
                String winner = first.line();
                assertThat(second.line()).isEqualTo(winner);
                assertThat(winner).isIn(Long.toString(first.pid()), Long.toString(second.pid()));
                assertThat(first.end()).isZero();
                assertThat(second.end()).isZero();
                assertThat(store.find(TestStages.key(text)).orElseThrow().path("result.txt"))
                        .hasContent(winner);
            }
        }
        assertThat(root.resolve("v1/partial")).isEmptyDirectory();
    }

    @Test
    void aProcessKilledWhileWritingLeavesNothingToSee() throws IOException, InterruptedException {
        try (StoreProcess other = StoreProcess.start(root, "write", "one")) {
            other.expect("written");
            assertThat(store.gc(false).removed()).isEmpty();
            assertThat(root.resolve("v1/partial")).isNotEmptyDirectory();
            other.kill();
        }
        assertThat(store.find(KEY)).isEmpty();
        assertThat(store.list()).isEmpty();
        assertThat(store.gc(false).removed())
                .extracting(Store.Removed::what)
                .containsExactly(Store.Removed.Kind.PARTIAL);
        assertThat(root.resolve("v1/partial")).isEmptyDirectory();
        TestStages.put(store, "one", "result");
        assertThat(store.find(KEY)).isPresent();
    }

    @Test
    void aLockedStageIsNotRemoved() throws IOException, InterruptedException {
        TestStages.put(store, "one", "result");
        try (StoreProcess other = StoreProcess.start(root, "lock", KEY)) {
            other.expect("locked");
            Store.Collected collected = store.gc(false);
            assertThat(collected.removed()).isEmpty();
            assertThat(collected.skipped()).containsExactly(KEY);
        }
        assertThat(store.find(KEY)).isPresent();
        assertThat(store.gc(false).removed()).extracting(Store.Removed::name).containsExactly(KEY);
    }

    @Test
    void manyThreadsWriteAndReadOneStage() throws IOException, InterruptedException {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String content = "content " + i;
            threads.add(new Thread(() -> {
                try {
                    seen.add(Files.readString(
                            TestStages.put(store, "one", content).path("result.txt")));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(seen).hasSize(1);
        assertThat(store.verify().damaged()).isEmpty();
    }
}
