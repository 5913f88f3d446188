package signalbox.record.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static signalbox.record.write.Notes.at;
import static signalbox.record.write.Notes.changes;
import static signalbox.record.write.Notes.findings;
import static signalbox.record.write.Notes.job;
import static signalbox.record.write.Notes.look;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.audit.AuditEntry;
import signalbox.audit.AuditLog;
import signalbox.audit.BegunAction;
import signalbox.config.ConfigFile;
import signalbox.live.JobChange;
import signalbox.live.watch.SeenChanges;
import signalbox.queue.JobState;
import signalbox.record.RecordLimits;
import signalbox.record.file.RecordFile;
import signalbox.record.read.Episode;
import signalbox.record.read.RecordedEvent;
import signalbox.record.read.RecordedEvent.Acted;
import signalbox.record.read.RecordedEvent.JobMoved;
import signalbox.record.read.RecordedMoment;
import signalbox.record.read.Recording;
import signalbox.record.read.WatchedTime;
import signalbox.record.write.LookFacts.CountKey;

/// What is written is what is read.
class RecordWriterTest {
    @TempDir
    private Path folder;

    private final RecordWriterFactory files = new RecordWriterFactory();

    private final class RecordWriterFactory {
        private RecordWriter open() {
            return new RecordWriter(
                    new RecordFile(path()).open(),
                    new RecordWriter.ActionLog(
                            folder.resolve("audit.jsonl"),
                            entry -> entry.profile().startsWith("prod (")),
                    1);
        }
    }

    private @Nullable RecordWriter writer;

    private Path path() {
        return folder.resolve("prod.db");
    }

    private RecordWriter writer() {
        if (writer == null) {
            writer = files.open();
        }
        return writer;
    }

    @AfterEach
    void close() {
        if (writer != null) {
            writer.close();
        }
    }

    private void write(Note... notes) {
        writer().write(List.of(notes));
    }

    private <T> T read(Function<Recording, T> question) {
        try (var recording = Recording.open(path())) {
            return question.apply(recording);
        }
    }

    private List<WatchedTime> watched(double to) {
        return read(recording -> recording.watched(at(0), at(to), 10));
    }

    private List<RecordedEvent> events(double from, double to, int most) {
        return read(recording -> recording.events(at(from), at(to), most));
    }

    private RecordedMoment moment(double second) {
        return read(recording -> recording.at(at(second)));
    }

    private Optional<String> config(String hash) {
        return read(recording -> recording.config(hash));
    }

    private Optional<Instant> keptSince() {
        return read(Recording::keptSince);
    }

    private List<String> life(String uuid) {
        return read(recording -> recording.life(uuid, 100)).stream()
                .map(moved -> moved.before() + " " + moved.after())
                .toList();
    }

    private static List<Instant> from(List<WatchedTime> times) {
        return times.stream().map(WatchedTime::from).toList();
    }

    @Test
    void the_life_of_a_job_is_what_was_seen_of_it() {
        write(changes(0, job("a", null, JobState.PENDING)), changes(1, job("a", JobState.PENDING, JobState.DONE)));

        assertThat(life("a")).containsExactly("null pending", "pending done");
        var moved = read(recording -> recording.life("a", 10)).getLast();
        assertThat(moved)
                .isEqualTo(new JobMoved(at(1), "a", "pending", "done", "root.mail", "res.partner.send", 42, null));
    }

    @Test
    void a_job_that_was_not_open_was_what_it_was_recorded_as_last() {
        write(changes(0, job("a", JobState.STARTED, JobState.DONE)), changes(5, job("a", null, JobState.PENDING)));
        writer().close();
        writer = null;
        write(changes(9, job("a", JobState.PENDING, JobState.FAILED)), changes(10, job("a", null, JobState.PENDING)));

        assertThat(life("a")).containsExactly("started done", "done pending", "pending failed", "failed pending");
    }

    @Test
    void what_shows_no_change_is_not_one() {
        write(changes(0, job("a", JobState.STARTED, JobState.DONE)), changes(1, job("a", null, JobState.DONE)));

        assertThat(life("a")).containsExactly("started done");
    }

    @Test
    void a_deleted_job_is_one_and_one_of_which_nothing_is_known_is_left_out() {
        write(
                changes(0, job("a", JobState.STARTED, JobState.DONE)),
                changes(1, JobChange.deleted("a", null), JobChange.deleted("b", null)),
                changes(2, JobChange.left("c", JobState.FAILED)));

        assertThat(life("a")).containsExactly("started done", "done deleted");
        assertThat(life("b")).isEmpty();
        assertThat(life("c")).containsExactly("failed not open");
    }

    @Test
    void a_moment_has_the_counts_of_the_last_look_before_it() {
        write(look(0, 5), look(4, 6), look(8, 7), look(12, 7));

        assertThat(pendingAt(0)).isEqualTo(5);
        assertThat(pendingAt(7.9)).isEqualTo(6);
        assertThat(pendingAt(12)).isEqualTo(7);
    }

    private long pendingAt(double second) {
        var counts = Objects.requireNonNull(moment(second).counts());
        var all = counts.all().getOrDefault(JobState.PENDING, 0L);
        assertThat(counts.byChannel()).isEqualTo(Map.of("root.mail", Map.of(JobState.PENDING, all)));
        return all;
    }

    @Test
    void a_channel_that_became_empty_has_no_jobs_any_more() {
        write(
                look(
                        0,
                        Map.of(
                                new CountKey("root.a", JobState.PENDING),
                                1L,
                                new CountKey("root.b", JobState.FAILED),
                                2L),
                        7),
                look(5, Map.of(new CountKey("root.b", JobState.FAILED), 2L), 7));

        var counts = Objects.requireNonNull(moment(5).counts());
        assertThat(counts.byChannel()).isEqualTo(Map.of("root.b", Map.of(JobState.FAILED, 2L)));
    }

    @Test
    void of_a_moment_at_which_nobody_watched_nothing_is_said() {
        write(look(0, 5), look(10, 5), new Note.Broken("the connection was lost"), look(60, 9));

        var unknown = moment(30);
        assertThat(unknown.watched()).isNull();
        assertThat(unknown.counts()).isNull();
        assertThat(unknown.episodes()).isEmpty();
        assertThat(watched(100))
                .extracting(WatchedTime::to, WatchedTime::ending)
                .containsExactly(tuple(at(10), "the connection was lost"), tuple(at(60), ""));
    }

    @Test
    void a_pause_of_more_than_a_minute_and_a_half_was_not_watched() {
        write(look(0, 5), look(89, 5), look(200, 5));

        assertThat(from(watched(300))).containsExactly(at(0), at(200));
    }

    @Test
    void where_changes_may_be_missed_another_stretch_begins_that_says_why() {
        write(
                changes(0),
                changes(1),
                new Note.Changes(
                        new SeenChanges(at(2), List.of(), false, "not every change is notified at this moment")),
                look(3, 1));

        assertThat(watched(9))
                .extracting(WatchedTime::allJobs, WatchedTime::why)
                .containsExactly(tuple(true, ""), tuple(false, "not every change is notified at this moment"));
    }

    @Test
    void what_was_lost_ends_a_stretch_with_its_number() {
        write(changes(0), new Note.Lost(12), changes(3));

        assertThat(watched(9)).extracting(WatchedTime::lost).containsExactly(12L, 0L);
    }

    @Test
    void a_process_that_was_killed_leaves_a_stretch_that_ends_when_it_was_written_last() {
        write(look(0, 5), findings(0, "no-leader"));
        write(look(20, 6), findings(20, "no-leader"));
        writer().close();
        writer = files.open();
        write(look(50, 7));

        var times = watched(60);
        assertThat(times).extracting(WatchedTime::to).containsExactly(at(20), at(50));
        assertThat(times.getFirst().ending()).isEqualTo("cut off");
        assertThat(moment(50).episodes("finding")).isEmpty();
        assertThat(moment(19).episodes("finding"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.seenEnd()).isFalse());
    }

    @Test
    void a_new_leader_ends_the_lead_of_the_one_before() {
        write(look(0, Map.of(), 7), look(5, Map.of(), 7), look(9, Map.of(), 8));

        assertThat(leader(8)).isEqualTo("jobrunner_7");
        assertThat(leader(9)).isEqualTo("jobrunner_8");
        var lead = moment(9).episodes("lead").getFirst();
        assertThat(lead.seenBegin()).isTrue();
        assertThat(moment(1).episodes("lead").getFirst().seenBegin()).isFalse();
    }

    private String leader(double second) {
        var lead = moment(second).episodes("lead").getFirst();
        return String.valueOf(((Map<?, ?>) Objects.requireNonNull(lead.facts().get("leader"))).get("application"));
    }

    @Test
    void a_finding_that_is_gone_for_a_moment_is_the_same_one() {
        write(
                look(0, 1),
                findings(0),
                findings(2, "no-leader"),
                findings(4),
                findings(14, "no-leader"),
                findings(20),
                findings(40),
                look(40, 1));

        assertThat(moment(10).episodes("finding"))
                .extracting(Episode::began, Episode::ended, Episode::seenBegin, Episode::seenEnd)
                .containsExactly(tuple(at(2), at(20), true, true));
    }

    @Test
    void a_config_is_kept_once_without_its_secrets() {
        var file = ConfigFile.of("/odoo.conf", "[options]\nadmin_passwd = geheim\nworkers = 4\n");
        write(look(0, 1), new Note.Config(at(0), RecordedConfig.of(file)));
        write(look(5, 1), new Note.Config(at(5), RecordedConfig.of(file)));

        var known = moment(5).episodes("config");
        assertThat(known).singleElement().extracting(each -> each.fact("path")).isEqualTo("/odoo.conf");
        assertThat(config(known.getFirst().fact("hash")))
                .get()
                .asString()
                .contains("workers = 4")
                .doesNotContain("geheim");
    }

    @Test
    void a_config_is_known_in_each_stretch_of_watching() {
        var read = RecordedConfig.of(ConfigFile.of("/odoo.conf", "[options]\nworkers = 4\n"));
        write(look(0, 1), new Note.Config(at(0), read), new Note.Broken("the connection was lost"));
        write(look(60, 1), new Note.Config(at(60), read));

        assertThat(moment(60).episodes("config")).hasSize(1);
    }

    @Test
    void an_action_is_a_reference_to_its_line_of_the_audit_log() {
        var log = new AuditLog(folder.resolve("audit.jsonl"));
        log.append(entry("prod (localhost:1/prod)", "before"));
        write(look(0, 1));
        log.append(entry("prod (localhost:1/prod)", "requeue"));
        log.append(entry("other (localhost:1/prod)", "cancel"));
        write(look(1, 1));
        write(look(2, 1));

        assertThat(events(-100, 100, 100).stream()
                        .filter(Acted.class::isInstance)
                        .map(Acted.class::cast))
                .singleElement()
                .satisfies(acted -> {
                    assertThat(acted.name()).isEqualTo("requeue");
                    assertThat(acted.line()).isEqualTo(2);
                    assertThat(acted.hash()).hasSize(64);
                });
    }

    private static AuditEntry entry(String profile, String action) {
        return new AuditEntry(
                at(0),
                "me",
                profile,
                action,
                List.of(),
                1,
                List.of(),
                List.of(),
                "done",
                "secret",
                null,
                null,
                null,
                BegunAction.UNKNOWN);
    }

    @Test
    void events_between_two_moments_come_in_order_and_no_more_than_asked_for() {
        write(
                changes(0),
                look(0, 1),
                changes(1, job("a", null, JobState.PENDING)),
                findings(2, "no-leader"),
                changes(3, job("b", null, JobState.PENDING)));

        var all = events(1, 3, 100);
        assertThat(all).extracting(event -> event.at()).containsExactly(at(1), at(2));
        assertThat(events(0, 9, 2)).hasSize(2);
    }

    @Test
    void what_is_too_old_goes_in_steps_and_it_is_said_since_when_the_rest_is_whole() {
        var old = IntStream.range(0, 3_000)
                .mapToObj(number -> job("old" + number, null, JobState.DONE))
                .toArray(JobChange[]::new);
        write(changes(0, old), look(0, 1));
        write(changes(2 * 86_400, job("new", null, JobState.DONE)), look(2 * 86_400, 1));
        var limits = new RecordLimits(Duration.ofDays(1), Long.MAX_VALUE / 2);

        assertThat(writer().prune(limits)).isTrue();
        assertThat(events(0, 1, 10_000)).hasSizeBetween(1_000, 1_010);
        assertThat(writer().prune(limits)).isFalse();

        assertThat(events(0, 1, 10_000)).isEmpty();
        assertThat(life("old5")).isEmpty();
        assertThat(life("new")).hasSize(1);
        assertThat(keptSince()).contains(at(86_400));
    }

    @Test
    void a_file_that_is_too_large_loses_its_oldest_rows_until_it_fits() {
        for (int hour = 0; hour < 20; hour++) {
            var turn = hour;
            write(changes(
                    hour * 3_600.0,
                    IntStream.range(0, 2_500)
                            .mapToObj(number -> job("j" + turn + "-" + number, null, JobState.DONE))
                            .toArray(JobChange[]::new)));
        }
        var limits = new RecordLimits(Duration.ofDays(14), 2_000_000);

        for (int step = 0; step < 100 && writer().prune(limits); step++) {}

        assertThat(writer().bytes()).isBetween(1_000_000L, 2_100_000L);
        assertThat(life("j19-7")).hasSize(1);
        assertThat(life("j0-7")).isEmpty();
    }
}
