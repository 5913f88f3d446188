package signalbox.monitor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.election.BackendKey;
import signalbox.election.Leadership;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.monitor.StuckStore;
import signalbox.monitor.history.LedgerTerm.Ending;
import signalbox.monitor.history.LedgerTerm.TimeSpan;
import signalbox.record.write.RecordedTerms;
import signalbox.worker.ProcessKind;
import signalbox.worker.ProcessMatch;
import signalbox.worker.ProcessVerdict;
import signalbox.worker.Worker;
import signalbox.worker.Workers;
import signalbox.worker.listing.HostProcess;

class LedgerTest {
    private static final Instant BEGIN = Instant.parse("2026-06-01T12:00:00Z");
    private static final int DAY = 24 * 3600;

    private static final String OLDER = """
            {"leader":{"pid":1,"applicationName":"jobrunner_1","uuid":"1","database":"prod","client":null,\
            "backendStart":"2026-06-01T11:58:20Z"},"from":"2026-06-01T11:58:30Z","knownFrom":true,\
            "lastSeen":"2026-06-01T11:59:59Z","to":null,"ending":null,"gapBefore":null,"done":4,"unwatched":[]}
            """;

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        writers.forEach(LedgerWriter::close);
    }

    private Path file() {
        return folder.resolve("ledger/prod.jsonl");
    }

    private final List<LedgerWriter> writers = new ArrayList<>();

    /// One more console, after the others have written what they had to.
    private Ledger ledger() {
        written();
        var writer = new LedgerWriter(store());
        writers.add(writer);
        return Ledger.writing(writer);
    }

    private void written() {
        writers.forEach(LedgerTest::settle);
    }

    /// A look at the file comes after all that was told before.
    private static void settle(LedgerWriter writer) {
        if (!writer.isClosed()) {
            assertThatCode(() -> writer.read(Instant.EPOCH).get()).doesNotThrowAnyException();
        }
    }

    private TermStore store() {
        return new RecordedTerms(folder.resolve("recordings/prod.db"), file());
    }

    /// What another process reads by now.
    private List<LedgerTerm> stored() {
        written();
        return storedByNow();
    }

    private List<LedgerTerm> storedByNow() {
        var other = store();
        try {
            return other.read(Instant.EPOCH);
        } finally {
            other.close();
        }
    }

    private static RunnerConnection runner(int pid, int startedAtSecond) {
        return new RunnerConnection(
                pid,
                "jobrunner_" + pid,
                Integer.toString(pid),
                "prod",
                "odoo",
                null,
                BEGIN.plusSeconds(startedAtSecond),
                "idle",
                BEGIN,
                "SELECT 1");
    }

    private static List<LedgerTerm> see(Ledger ledger, int second, long done, RunnerConnection... runners) {
        return see(ledger, second, Workers.UNSEEN, done, runners);
    }

    private static List<LedgerTerm> see(
            Ledger ledger, int second, Workers workers, long done, RunnerConnection... runners) {
        var seen = new Observation(at(second), "prod", List.of(runners), Set.of());
        return ledger.see(seen, Leadership.of(seen), workers, done);
    }

    /// A process of that kind that has the connection of this backend.
    private static Workers behind(int backend, ProcessKind kind) {
        var worker = new Worker(new HostProcess(77, 1, "odoo", BEGIN, ""), new ProcessVerdict(kind, List.of(), null));
        return new Workers(
                BEGIN,
                "here",
                List.of(worker),
                Map.of(backend, new ProcessMatch.Found(worker, ProcessMatch.MatchBasis.SOCKET)),
                null);
    }

    private static List<LedgerTerm> see(Ledger ledger, int second, RunnerConnection... runners) {
        return see(ledger, second, 0, runners);
    }

    private static Instant at(int second) {
        return BEGIN.plusSeconds(second);
    }

    private record CountedWrites(TermStore disk, AtomicInteger writes) implements TermStore {
        @Override
        public List<LedgerTerm> read(Instant oldest) {
            return disk.read(oldest);
        }

        @Override
        public void write(LedgerTerm term, Instant oldest) {
            writes.incrementAndGet();
            disk.write(term, oldest);
        }

        @Override
        public void close() {
            disk.close();
        }
    }

    @Test
    void a_leader_met_at_the_beginning_led_before_it_was_seen() {
        var term = see(Ledger.inMemory(), 0, runner(1, -100)).getFirst();

        assertThat(term.knownFrom()).isFalse();
        assertThat(term.gapBefore()).isNull();
        assertThat(term.to()).isNull();
        assertThat(term.ending()).isNull();
    }

    @Test
    void a_term_ends_with_its_backend_and_the_next_begins() {
        var ledger = Ledger.inMemory();
        see(ledger, 0, runner(1, -100), runner(2, -50));
        var terms = see(ledger, 7, runner(2, -50));

        assertThat(terms.getFirst().ending()).isEqualTo(Ending.ENDED);
        assertThat(terms.getFirst().to()).isEqualTo(at(7));
        assertThat(terms.getLast().knownFrom()).isTrue();
        assertThat(terms.getLast().from()).isEqualTo(at(7));
        assertThat(terms.getLast().gapBefore()).isZero();
    }

    @Test
    void the_gap_before_a_term_is_as_long_as_nobody_led() {
        var ledger = Ledger.inMemory();
        see(ledger, 0, runner(1, -100));
        see(ledger, 5);
        see(ledger, 6);

        assertThat(see(ledger, 9, runner(2, 8)).getLast().gapBefore()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void a_start_that_the_watch_began_in_is_no_gap_unless_it_outlasts_one() {
        assertThat(firstLeaderAt(4).gapBefore()).isNull();
        assertThat(firstLeaderAt(16).gapBefore()).isEqualTo(Duration.ofSeconds(16));
    }

    private static LedgerTerm firstLeaderAt(int second) {
        var ledger = Ledger.inMemory();
        for (var look = 0; look < second; look++) {
            assertThat(see(ledger, look)).isEmpty();
        }
        return see(ledger, second, runner(1, second)).getFirst();
    }

    @Test
    void who_loses_the_lead_to_an_older_connection_has_not_ended() {
        var ledger = Ledger.inMemory();
        see(ledger, 0, runner(2, -50));
        var terms = see(ledger, 3, runner(1, -100), runner(2, -50));

        assertThat(terms.getFirst().ending()).isEqualTo(Ending.LOST_LEAD);
        assertThat(terms.getLast().leader().pid()).isEqualTo(1);
    }

    @Test
    void a_leader_that_is_not_known_any_more_is_not_said_to_have_lost() {
        var ledger = Ledger.inMemory();
        see(ledger, 0, runner(1, -100));
        var terms = see(ledger, 5, runner(1, -100), runner(2, -100));

        assertThat(terms).singleElement().extracting(LedgerTerm::ending).isEqualTo(Ending.AMBIGUOUS);
    }

    @Test
    void a_backend_that_this_console_ended_is_told_apart_whichever_is_noticed_first() {
        var told = Ledger.inMemory();
        see(told, 0, runner(1, -100));
        told.terminated(new BackendKey(1, "jobrunner_1", null));
        assertThat(see(told, 1).getFirst().ending()).isEqualTo(Ending.TERMINATED);

        var seen = Ledger.inMemory();
        see(seen, 0, runner(1, -100));
        see(seen, 1);
        seen.terminated(new BackendKey(1, "jobrunner_1", null));
        assertThat(see(seen, 2).getFirst().ending()).isEqualTo(Ending.TERMINATED);
        assertThat(see(seen, 3).getFirst().to()).isEqualTo(at(1));
    }

    @Test
    void ending_an_earlier_backend_with_that_pid_and_name_says_nothing_of_this_one() {
        var ledger = Ledger.inMemory();
        see(ledger, 0, runner(1, -100));
        ledger.terminated(new BackendKey(1, "jobrunner_1", at(-200)));

        assertThat(see(ledger, 1).getFirst().ending()).isEqualTo(Ending.ENDED);
    }

    @Test
    void jobs_count_for_the_term_in_which_they_were_done() {
        var ledger = Ledger.inMemory();
        see(ledger, 0, 0, runner(1, -100), runner(2, -50));
        see(ledger, 1, 5, runner(1, -100), runner(2, -50));
        see(ledger, 2, 7, runner(2, -50));
        var terms = see(ledger, 3, 10, runner(2, -50));

        assertThat(terms).extracting(LedgerTerm::done).containsExactly(7L, 3L);
    }

    @Test
    void a_leader_that_still_leads_after_a_restart_goes_on_with_its_term() {
        var first = ledger();
        see(first, 0);
        see(first, 2, 0, runner(1, 1));
        see(first, 30, 4, runner(1, 1));
        first.close();

        var terms = see(ledger(), 1000, runner(1, 1));

        var term = assertThat(terms).singleElement().actual();
        assertThat(term.from()).isEqualTo(at(2));
        assertThat(term.knownFrom()).isTrue();
        assertThat(term.done()).isEqualTo(4);
        assertThat(term.unwatched()).containsExactly(new TimeSpan(at(30), at(1000)));
    }

    @Test
    void a_leader_that_is_gone_after_a_restart_is_known_as_long_as_it_was_watched() {
        var first = ledger();
        see(first, 0, runner(1, -100));
        see(first, 40, runner(1, -100));
        first.close();

        var terms = see(ledger(), 45, runner(2, 20));

        assertThat(terms.getFirst().ending()).isEqualTo(Ending.NOT_WATCHED);
        assertThat(terms.getFirst().to()).isEqualTo(at(40));
        assertThat(terms.getLast().knownFrom()).isFalse();
        assertThat(terms.getLast().gapBefore()).isNull();
    }

    @Test
    void a_pid_that_another_backend_got_is_another_leader() {
        var first = ledger();
        see(first, 0, runner(1, -100));
        first.close();

        assertThat(see(ledger(), 60, runner(1, 30))).hasSize(2);
    }

    @Test
    void after_a_crash_at_most_a_minute_is_missing() {
        var killed = ledger();
        for (var second = 0; second <= 150; second++) {
            see(killed, second, runner(1, -100));
        }

        assertThat(see(ledger(), 500).getFirst().to()).isBetween(at(90), at(150));
    }

    @Test
    void a_watch_that_paused_does_not_claim_to_have_seen_the_end() {
        var ledger = Ledger.inMemory();
        see(ledger, 0, runner(1, -100));
        see(ledger, 1, runner(1, -100));
        var terms = see(ledger, 4000, runner(2, 3000));

        assertThat(terms.getFirst().ending()).isEqualTo(Ending.NOT_WATCHED);
        assertThat(terms.getFirst().to()).isEqualTo(at(1));
        assertThat(terms.getLast().knownFrom()).isFalse();
    }

    @Test
    void two_consoles_on_one_file_tell_of_one_term() {
        var one = ledger();
        var other = ledger();
        see(one, 0);
        see(other, 1);
        see(one, 10, 0, runner(1, 9));
        see(other, 11, 0, runner(1, 9));
        see(other, 69, 3, runner(1, 9));
        other.close();
        see(one, 70, 5, runner(1, 9));
        see(one, 71);
        one.close();

        var term = assertThat(see(ledger(), 200)).singleElement().actual();
        assertThat(term.from()).isEqualTo(at(10));
        assertThat(term.to()).isEqualTo(at(71));
        assertThat(term.ending()).isEqualTo(Ending.ENDED);
        assertThat(term.done()).isEqualTo(5);
    }

    @Test
    void a_console_that_slept_does_not_hide_what_the_other_watched() {
        var awake = ledger();
        var asleep = ledger();
        see(awake, 0, runner(1, -100));
        see(asleep, 0, runner(1, -100));
        for (var second = 1; second <= 1000; second++) {
            see(awake, second, runner(1, -100));
        }
        see(asleep, 1001, runner(1, -100));
        asleep.close();
        see(awake, 1002, runner(1, -100));
        awake.close();

        assertThat(see(ledger(), 1003, runner(1, -100)).getFirst().unwatched()).isEmpty();
    }

    @Test
    void a_file_of_an_older_version_is_taken_over_once_without_the_lines_that_cannot_be_read() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), OLDER + "{\"leader\":{\"pid\":2,\"applica\nnull\n\n{}\nplain words\n");

        assertThat(see(ledger(), 0, runner(1, -100))).hasSize(1);

        assertThat(file()).doesNotExist();
        assertThat(file().resolveSibling("prod.jsonl.taken-over")).exists();
        assertThat(see(ledger(), 1, runner(1, -100)))
                .singleElement()
                .extracting(LedgerTerm::from)
                .isEqualTo(at(-90));
    }

    @Test
    void what_is_older_than_a_month_is_left_out() {
        var first = ledger();
        see(first, 0, runner(1, -100));
        see(first, 5);
        first.close();

        assertThat(see(ledger(), 29 * DAY)).hasSize(1);
        assertThat(see(ledger(), 31 * DAY)).isEmpty();
    }

    @Test
    void without_a_place_to_write_the_watch_goes_on() throws IOException {
        Files.writeString(folder.resolve("recordings"), "a file where the folder should be");
        var ledger = ledger();
        see(ledger, 0, runner(1, -100));

        assertThat(see(ledger, 1))
                .singleElement()
                .extracting(LedgerTerm::ending)
                .isEqualTo(Ending.ENDED);
    }

    @Test
    void the_kind_of_the_leaders_process_is_written_down_as_soon_as_it_is_known_and_stays() {
        var first = ledger();
        assertThat(worker(see(first, 0, runner(1, -100)))).isNull();
        assertThat(worker(see(first, 5, behind(1, ProcessKind.UNKNOWN), 0, runner(1, -100))))
                .isNull();
        assertThat(worker(see(first, 6, behind(2, ProcessKind.HTTP), 0, runner(1, -100))))
                .isNull();

        assertThat(worker(see(first, 7, behind(1, ProcessKind.CRON), 0, runner(1, -100))))
                .isEqualTo("CRON");

        assertThat(worker(stored())).isEqualTo("CRON");
        assertThat(worker(see(first, 8, runner(1, -100)))).isEqualTo("CRON");
        assertThat(worker(see(ledger(), 9, runner(1, -100)))).isEqualTo("CRON");
    }

    private static @Nullable String worker(List<LedgerTerm> terms) {
        return terms.getLast().leader().worker();
    }

    @Test
    void a_term_from_before_kinds_were_kept_is_read_without_one() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), OLDER);

        var term = see(ledger(), 0, behind(1, ProcessKind.HTTP), 0, runner(1, -100))
                .getFirst();

        assertThat(term.from()).isEqualTo(at(-90));
        assertThat(term.leader().worker()).isEqualTo("HTTP");
    }

    @Test
    void a_server_clock_that_is_set_back_makes_no_term_end_before_it_began() {
        var ledger = ledger();
        see(ledger, 3600, runner(1, -100));
        see(ledger, 3601, runner(1, -100), runner(2, -50));
        see(ledger, 0, runner(2, -50));
        see(ledger, 1);
        var terms = see(ledger, 61, runner(3, 60));

        assertThat(terms).extracting(LedgerTerm::length).noneMatch(Duration::isNegative);
        assertThat(terms).extracting(LedgerTerm::gapBefore).noneMatch(gap -> gap != null && gap.isNegative());
        assertThat(terms.getFirst().ending()).isEqualTo(Ending.NOT_WATCHED);
    }

    @Test
    void a_server_clock_that_is_set_back_keeps_nothing_from_being_written() {
        var writes = new AtomicInteger();
        var writer = new LedgerWriter(new CountedWrites(store(), writes));
        writers.add(writer);
        var ledger = Ledger.writing(writer);
        see(ledger, 3600, runner(1, -100));

        see(ledger, 0, runner(1, -100));

        written();
        assertThat(writes).hasValue(2);
    }

    @Test
    void a_disk_that_does_not_answer_holds_up_no_look() {
        var stuck = new CountDownLatch(1);
        var writer = new LedgerWriter(new StuckStore(stuck, store()));
        writers.add(writer);
        var ledger = Ledger.writing(writer);

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (var second = 0; second < 500; second++) {
                see(ledger, second, runner(second % 2, second - 100));
            }
            ledger.terminated(new BackendKey(1, "jobrunner_1", null));
            ledger.close();
        });
        assertThat(storedByNow()).isEmpty();

        stuck.countDown();
        await().atMost(Duration.ofSeconds(20)).until(() -> !storedByNow().isEmpty());
    }
}
