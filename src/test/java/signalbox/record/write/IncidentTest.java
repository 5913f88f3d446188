package signalbox.record.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signalbox.queue.JobState;
import signalbox.record.file.RecordFile;
import signalbox.record.read.Episode;
import signalbox.record.read.EventGroup;
import signalbox.record.read.PastMoment;
import signalbox.record.read.RecordedEvent;
import signalbox.record.read.RecordedEvent.EpisodeTurned;
import signalbox.record.read.RecordedMinute;
import signalbox.record.read.Recording;
import signalbox.record.read.WatchHole;

/// What is read of each moment of an incident is what was so then.
class IncidentTest {
    @TempDir
    private static Path folder;

    private static @Nullable Recording opened;

    @BeforeAll
    static void write() {
        var file = folder.resolve("prod.db");
        IncidentRecording.write(file);
        opened = Recording.open(file);
    }

    @AfterAll
    static void close() {
        recording().close();
    }

    private static Recording recording() {
        return Optional.ofNullable(opened).orElseThrow();
    }

    private static Instant at(String time) {
        return Instant.parse("2026-06-12T" + time + "Z");
    }

    static List<Instant> moments() {
        var moments = new ArrayList<Instant>();
        for (var at = at("02:59:51"); at.isBefore(at("03:34:00")); at = at.plusSeconds(39)) {
            moments.add(at);
        }
        moments.addAll(List.of(
                IncidentRecording.FROZEN,
                IncidentRecording.GAP,
                IncidentRecording.GAP.minusSeconds(3),
                IncidentRecording.LED_AGAIN,
                IncidentRecording.LED_AGAIN.minusSeconds(3),
                IncidentRecording.RECONFIGURED,
                IncidentRecording.RECONFIGURED.minusSeconds(3),
                IncidentRecording.CRON_LEADS,
                IncidentRecording.HOLE_FROM,
                IncidentRecording.HOLE_TO,
                IncidentRecording.NOW));
        return moments;
    }

    @ParameterizedTest
    @MethodSource("moments")
    void each_figure_of_a_moment_is_the_one_of_the_log_table(Instant at) {
        var moment = recording().at(at);
        var counts = Optional.ofNullable(moment.counts()).orElseThrow();

        assertThat(withoutZeros(counts.all())).isEqualTo(withoutZeros(IncidentRecording.counts(at)));
        assertThat(counts.estimated()).containsExactly(JobState.DONE);
        var open = new LinkedHashMap<IncidentRecording.CountKeyText, Long>();
        counts.byChannel()
                .forEach((channel, states) -> states.forEach(
                        (state, jobs) -> open.put(new IncidentRecording.CountKeyText(channel, state), jobs)));
        assertThat(open).isEqualTo(withoutZeros(IncidentRecording.open(at)));
        assertThat(leader(moment.episodes("lead"))).isEqualTo(IncidentRecording.leader(at));
        assertThat(pids(moment.episodes("runner"))).isEqualTo(IncidentRecording.runners(at));
        assertThat(moment.episodes("process")).hasSize(4);
        assertThat(moment.episodes("slots").getLast().facts().get("slots")).isEqualTo(IncidentRecording.slots(at));
    }

    /// A finding that is gone for less than 15 s has not gone: its end is written then, as the last time it was seen.
    @ParameterizedTest
    @MethodSource("moments")
    void the_findings_of_a_moment_are_those_that_were_open(Instant at) {
        var open = recording().at(at).episodes("finding").stream()
                .map(each -> each.fact("code"))
                .toList();

        assertThat(new TreeSet<>(open)).isEqualTo(IncidentRecording.findings(at));
    }

    private static <K> Map<K, Long> withoutZeros(Map<K, Long> counts) {
        var present = new LinkedHashMap<>(counts);
        present.values().removeIf(count -> count == 0);
        return present;
    }

    private static @Nullable Object leader(List<Episode> leads) {
        return leads.getLast().facts().get("leader") instanceof Map<?, ?> leader ? leader.get("pid") : null;
    }

    private static Set<Integer> pids(List<Episode> runners) {
        var pids = new TreeSet<Integer>();
        runners.forEach(runner -> pids.add(Integer.valueOf(runner.fact("pid"))));
        return pids;
    }

    @Test
    void the_time_without_a_watch_is_unknown_and_not_empty() {
        var moment = recording().at(Instant.parse("2026-06-11T18:40:00Z"));

        assertThat(moment.watched()).isNull();
        assertThat(moment.counts()).isNull();
        assertThat(recording().unwatched(IncidentRecording.BEGIN, IncidentRecording.NOW))
                .containsExactly(new WatchHole(IncidentRecording.HOLE_FROM, IncidentRecording.HOLE_TO));
    }

    @Test
    void steps_lead_from_one_event_to_the_next_and_back() {
        assertThat(forward(at("03:01:00"), EventGroup.LEADERSHIP))
                .containsExactly(IncidentRecording.GAP, IncidentRecording.LED_AGAIN);
        assertThat(forward(at("03:01:00"), EventGroup.CHANGES).getFirst())
                .isEqualTo(IncidentRecording.GAP.minusSeconds(1));
        assertThat(recording().previous(IncidentRecording.LED_AGAIN, EventGroup.LEADERSHIP))
                .map(RecordedEvent::at)
                .contains(IncidentRecording.GAP);
        assertThat(recording().previous(IncidentRecording.BEGIN, EventGroup.ANY))
                .isEmpty();
        assertThat(recording().next(at("03:12:39"), EventGroup.ANY))
                .containsInstanceOf(EpisodeTurned.class)
                .map(event -> ((EpisodeTurned) event).episode().kind())
                .contains("lead");
    }

    private static List<Instant> forward(Instant from, EventGroup group) {
        var found = new ArrayList<Instant>();
        var next = recording().next(from, group);
        while (next.isPresent()) {
            found.add(next.get().at());
            next = recording().next(next.get().at(), group);
        }
        return found;
    }

    @Test
    void around_the_gap_the_outline_has_what_happened_in_its_order() {
        var outline = recording().outline(at("03:10:00"), at("03:11:30"), 100);

        assertThat(outline).isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
        assertThat(outline)
                .filteredOn(EpisodeTurned.class::isInstance)
                .extracting(event -> ((EpisodeTurned) event).episode().kind(), RecordedEvent::at)
                .contains(tuple("lead", IncidentRecording.GAP), tuple("finding", at("03:11:03")));
        assertThat(outline).filteredOn(RecordedEvent.Acted.class::isInstance).hasSize(1);
    }

    @Test
    void the_life_of_a_job_says_who_led_when_it_was_dispatched() {
        var life = recording().lifeOf(IncidentRecording.JOB, 100);

        assertThat(life.steps())
                .extracting(
                        step -> step.moved().after(),
                        step -> step.dispatched(),
                        step -> step.leader() == null ? null : leader(List.of(step.leader())))
                .containsExactly(
                        tuple("pending", false, null),
                        tuple("enqueued", true, 30117),
                        tuple("pending", false, null),
                        tuple("started", true, 31290),
                        tuple("done", false, null));
        assertThat(life.unwatched()).isEmpty();
        assertThat(recording().lifeOf("unknown", 100).steps()).isEmpty();
    }

    @Test
    void the_minutes_add_up_to_the_changes_also_after_an_upgrade() {
        var from = at("02:00:00");
        var written = recording().minutes(from, at("04:00:00"));
        assertThat(written.stream().mapToLong(RecordedMinute::done).sum())
                .isEqualTo(recording().events(from, at("04:00:00"), Recording.MOST_ROWS).stream()
                        .filter(event -> event instanceof RecordedEvent.JobMoved moved
                                && moved.after().equals("done"))
                        .count())
                .isPositive();

        var older = folder.resolve("older.db");
        IncidentRecording.write(older);
        try (var file = new RecordFile(older).open()) {
            file.execute("DROP VIEW throughput");
            file.execute("DROP TABLE minute");
            file.execute("ALTER TABLE counted DROP COLUMN about");
            file.execute("PRAGMA user_version = 1");
        }
        try (var upgraded = Recording.open(older)) {
            assertThat(upgraded.minutes(from, at("04:00:00"))).isEqualTo(written);
            assertThat(Optional.ofNullable(upgraded.at(at("03:12:00")).counts())
                            .orElseThrow()
                            .estimated())
                    .isEmpty();
        }
    }

    @Test
    void a_finding_about_the_leader_is_no_change_of_the_leader() {
        assertThat(recording().ledSince(IncidentRecording.GAP.minusSeconds(3)))
                .contains(new PastMoment.LedSince(IncidentRecording.CRON_LEADS, true));
        assertThat(recording().ledSince(IncidentRecording.BEGIN.plusSeconds(60)))
                .contains(new PastMoment.LedSince(IncidentRecording.BEGIN, false));
        assertThat(recording().next(at("03:05:00"), EventGroup.LEADERSHIP))
                .map(RecordedEvent::at)
                .contains(IncidentRecording.GAP);
        assertThat(recording().outline(at("03:08:30"), at("03:09:30"), 100))
                .filteredOn(EpisodeTurned.class::isInstance)
                .extracting(event -> ((EpisodeTurned) event).episode().kind())
                .containsExactly("finding");
    }

    @Test
    void the_last_dispatch_is_the_one_before_the_moment() {
        assertThat(recording().lastDispatch(at("03:00:00"), at("03:12:00"))).contains(at("03:07:57"));
        assertThat(recording().lastDispatch(at("03:08:00"), at("03:12:00"))).isEmpty();
    }

    @Test
    void the_course_of_the_counts_ends_at_the_moment() {
        var before =
                Optional.ofNullable(recording().at(at("03:10:00")).counts()).orElseThrow();
        var course = recording().course(before.all(), at("03:10:00"), at("03:12:00"));

        assertThat(course.getFirst().counts().get(JobState.PENDING))
                .isEqualTo(IncidentRecording.counts(at("03:10:00")).get(JobState.PENDING));
        assertThat(course.getLast().counts().get(JobState.PENDING))
                .isEqualTo(IncidentRecording.counts(at("03:12:00")).get(JobState.PENDING));
        assertThat(Duration.between(course.getFirst().at(), course.getLast().at()))
                .isEqualTo(Duration.ofMinutes(2));
    }
}
