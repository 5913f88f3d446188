package signalbox.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import signalbox.worker.ProcessKind;
import signalbox.worker.ProcessVerdict;
import signalbox.worker.Worker;
import signalbox.worker.Workers;
import signalbox.worker.listing.HostProcess;

/// What was listed and is not any more, told apart by its start.
class GoneProcessesTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final HostProcess FIRST = new HostProcess(7, 1, "odoo", NOON, "odoo: WorkerHTTP 7");
    private static final HostProcess SECOND = new HostProcess(7, 1, "odoo", NOON.plusSeconds(60), "odoo: WorkerHTTP 7");

    private final GoneProcesses gone = new GoneProcesses();

    /// When those that are gone were started.
    private List<Instant> see(HostProcess... listed) {
        var all = Stream.of(listed)
                .map(process -> new Worker(process, new ProcessVerdict(ProcessKind.HTTP, List.of(), null)))
                .toList();
        return gone.see(new Workers(NOON, "this machine", all, Map.of(), null)).stream()
                .map(HostProcess::started)
                .toList();
    }

    @Test
    void a_process_is_gone_once_it_is_not_listed_any_more_and_stays_so() {
        assertThat(see(FIRST)).isEmpty();
        assertThat(see()).containsExactly(NOON);
        assertThat(see()).containsExactly(NOON);
    }

    @Test
    void another_process_with_its_pid_does_not_bring_it_back() {
        see(FIRST);

        assertThat(see(SECOND)).containsExactly(NOON);
    }

    /// A worker's title says what it does at the moment.
    @Test
    void a_process_that_changes_its_title_is_not_gone() {
        see(FIRST);

        assertThat(see(new HostProcess(7, 1, "odoo", NOON, "odoo: WorkerHTTP 7 idle")))
                .isEmpty();
    }

    @Test
    void the_last_two_thousand_are_remembered() {
        see(IntStream.range(0, 2_100)
                .mapToObj(pid -> new HostProcess(pid, 1, "odoo", NOON.plusSeconds(pid), "odoo"))
                .toArray(HostProcess[]::new));

        assertThat(see()).hasSize(2_000);
    }

    @Test
    void one_that_a_list_missed_lives_when_it_is_listed_again() {
        see(FIRST);
        see();

        assertThat(see(FIRST)).isEmpty();
    }
}
