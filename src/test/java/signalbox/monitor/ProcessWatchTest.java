package signalbox.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import signalbox.election.RunnerConnection;
import signalbox.election.session.Backend;
import signalbox.election.session.Backend.Client;
import signalbox.worker.Listed;
import signalbox.worker.ProcessKind;
import signalbox.worker.ProcessSource;
import signalbox.worker.Worker;
import signalbox.worker.Workers;
import signalbox.worker.listing.HostProcess;
import signalbox.worker.listing.ProcessException;
import signalbox.worker.listing.ProcessListing;
import signalbox.worker.listing.ProcessListing.Socket;

class ProcessWatchTest {
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final InetAddress HERE = InetAddress.ofLiteral("10.0.0.7");
    private static final RunnerConnection RUNNER =
            new RunnerConnection(28750, "jobrunner_x", "x", "acme", "odoo", "10.0.0.7:40001", NOW, null, null, null);

    private final ProcessListing listing = new ProcessListing(
            NOW,
            "this machine",
            List.of(new HostProcess(389, 1, "odoo", NOW, "odoo: WorkerHTTP 389")),
            List.of(new Socket(HERE, 40001, 389), new Socket(HERE, 49999, (int)
                    ProcessHandle.current().pid())));

    private static Backend console(int port) {
        return new Backend(1, "signalbox", new Client.Tcp(HERE, port));
    }

    private static ProcessSource watched(Supplier<ProcessListing> listing) {
        return new Listed(ProcessHandle.current().pid(), listing);
    }

    private static Workers look(ProcessWatch watch, int port) {
        return watch.workers(console(port), List.of(RUNNER), List.of());
    }

    @Test
    void a_runner_is_matched_to_what_was_listed_last() {
        try (var watch = new ProcessWatch(watched(() -> listing), InstantSource.system())) {
            assertThat(look(watch, 49999)).isEqualTo(Workers.UNSEEN);
            watch.list();
            assertThat(look(watch, 49999).behind(28750)).map(Worker::kind).contains(ProcessKind.HTTP);
        }
    }

    @Test
    void a_younger_connection_of_the_console_needs_no_proof_of_its_own() {
        try (var watch = new ProcessWatch(watched(() -> listing), InstantSource.system())) {
            watch.list();
            assertThat(look(watch, 50000).behind(28750)).isEmpty();
            look(watch, 49999);
            assertThat(look(watch, 50000).behind(28750)).isPresent();
            var elsewhere = new Backend(1, "signalbox", new Client.Tcp(InetAddress.ofLiteral("10.0.0.8"), 50000));
            assertThat(watch.workers(elsewhere, List.of(RUNNER), List.of()).behind(28750))
                    .isEmpty();
        }
    }

    @Test
    void what_cannot_be_listed_stays_as_it_was_seen_last() {
        var broken = new AtomicBoolean();
        try (var watch = new ProcessWatch(
                watched(() -> {
                    if (broken.get()) {
                        throw new ProcessException("no /proc", new IllegalStateException());
                    }
                    return listing;
                }),
                InstantSource.system())) {
            watch.list();
            broken.set(true);
            watch.list();
            assertThat(look(watch, 49999).takenAt()).isEqualTo(NOW);
        }
    }

    @Test
    void however_often_it_is_asked_it_lists_every_few_seconds() {
        var lists = new AtomicInteger();
        var begun = System.nanoTime();
        try (var watch = new ProcessWatch(
                watched(() -> {
                    lists.incrementAndGet();
                    return listing;
                }),
                InstantSource.system())) {
            watch.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                look(watch, 49999);
                return lists.get() == 2;
            });
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(3));
        }
    }
}
