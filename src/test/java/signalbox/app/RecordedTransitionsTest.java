package signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.session.Session;
import signalbox.app.session.Sessions;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PlainConnection;
import signalbox.queue.JobState;
import signalbox.record.RecordingState.Running;
import signalbox.record.read.RecordedEvent.JobMoved;
import signalbox.record.read.RecordedMoment;
import signalbox.record.read.Recording;
import signalbox.testing.JobLog;
import signalbox.testing.JobLog.Change;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;

/// What is recorded of jobs is what a trigger of the database wrote down, as far as looks can see it: of each job, the
/// recorded states are some of those that it really passed, in their order, each follows the one recorded before, and
/// the last one is its last. A state that lasted for several looks is among them.
@Tag("pg")
class RecordedTransitionsTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /// The watch looks each second.
    private static final Duration SURELY_SEEN = Duration.ofSeconds(3);

    private static final String BEFORE = "there-before-the-watch";
    private static final int A_SECOND = 200;
    private static final int SECONDS = 6;
    private static final Map<String, List<String>> NEXT = Map.of(
            "pending", List.of("enqueued", "cancelled"),
            "enqueued", List.of("started", "pending"),
            "started", List.of("done", "failed", "pending"),
            "failed", List.of("pending", "done"),
            "done", List.of("pending", "gone"),
            "cancelled", List.of("pending"));

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final TestJobs jobs = new TestJobs(sql);
    private final JobLog log = new JobLog(sql);

    @TempDir
    private Path folder;

    @AfterEach
    void close() throws SQLException {
        sql.connection().close();
        postgres.close();
    }

    private Path file() {
        return AppFolders.below(folder).recordingFile("prod");
    }

    private Session started() {
        var profile = Profile.of(postgres.spec(), Environment.DEVELOPMENT).named("prod");
        var session = new Sessions(AppFolders.below(folder), InstantSource.system())
                .open(new Destination(profile, postgres.spec()));
        session.start();
        return session;
    }

    private void awaitFollowed(Session session) {
        await().atMost(LIMIT).until(() -> session.recorder().state() instanceof Running);
        await().atMost(LIMIT).until(() -> {
            try (var recording = Recording.open(file())) {
                return recording.watched(Instant.EPOCH, Instant.now().plusSeconds(60), 10).stream()
                        .anyMatch(time -> time.allJobs());
            }
        });
    }

    /// One transition.
    private void move(Map<String, String> states, Random random, int number) {
        var open = List.copyOf(states.keySet());
        var uuid = random.nextInt(2) == 0 || open.isEmpty() ? "job-" + number : open.get(random.nextInt(open.size()));
        var before = states.get(uuid);
        if (before == null) {
            jobs.add(uuid, "pending", "root.mail", 10);
            states.put(uuid, "pending");
            return;
        }
        var next = Objects.requireNonNull(NEXT.get(before));
        var after = next.get(random.nextInt(next.size()));
        if (after.equals("gone")) {
            sql.update("delete a job", "delete from queue_job where uuid = ?", uuid);
            states.remove(uuid);
        } else {
            jobs.set(uuid, after);
            states.put(uuid, after);
        }
    }

    private void drive(Map<String, String> states) throws InterruptedException {
        var random = new Random(17);
        var begun = System.nanoTime();
        for (int number = 0; number < A_SECOND * SECONDS; number++) {
            var due = begun + number * 1_000_000_000L / A_SECOND;
            var left = due - System.nanoTime();
            if (left > 0) {
                Thread.sleep(Duration.ofNanos(left));
            }
            move(states, random, number);
        }
    }

    @Test
    void what_was_recorded_is_what_a_trigger_wrote_down_as_far_as_it_can_be_seen() throws InterruptedException {
        var states = new LinkedHashMap<String, String>();
        jobs.add(BEFORE, "pending", "root", 10);
        try (var session = started()) {
            awaitFollowed(session);
            drive(states);
            jobs.set(BEFORE, "done");
            jobs.add("the-last", "pending", "root", 10);
            await().atMost(LIMIT).until(() -> !recorded("the-last").isEmpty());
        }
        var real = log.changes().stream().collect(Collectors.groupingBy(Change::uuid));
        real.forEach((uuid, changes) -> assertSeen(changes, recorded(uuid), states.containsKey(uuid)));
        assertThat(recorded(BEFORE))
                .singleElement()
                .satisfies(moved -> assertThat(moved.before()).isEqualTo("pending"));
        assertThat(real.values().stream().mapToInt(List::size).sum()).isGreaterThan(1_000);
        assertThatNothingIsMissing(real, states.keySet());
    }

    private List<JobMoved> recorded(String uuid) {
        try (var recording = Recording.open(file())) {
            return recording.life(uuid, 1_000);
        }
    }

    private static void assertSeen(List<Change> real, List<JobMoved> recorded, boolean isThere) {
        var uuid = real.getFirst().uuid();
        var passed = real.stream().map(Change::after).toList();
        var seen = new ArrayList<>(recorded.stream().map(JobMoved::after).toList());
        if (!seen.isEmpty() && seen.getLast().equals("deleted")) {
            assertThat(isThere).as(uuid).isFalse();
            seen.removeLast();
        } else if (isThere && !seen.isEmpty()) {
            assertThat(seen.getLast()).as(uuid).isEqualTo(passed.getLast());
        }
        if (seen.isEmpty()) {
            // All of its life may lie between two looks.
            assertThat(isThere).as(uuid).isFalse();
            return;
        }
        assertThat(passed).as(uuid).containsSubsequence(seen);
        for (int at = 1; at < recorded.size(); at++) {
            assertThat(recorded.get(at).before())
                    .as(uuid)
                    .isEqualTo(recorded.get(at - 1).after());
        }
    }

    /// A state in which a job was for several looks was seen.
    private void assertThatNothingIsMissing(Map<String, List<Change>> real, Set<String> there) {
        var end = real.values().stream()
                .flatMap(List::stream)
                .map(Change::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        int lasted = 0;
        for (var changes : real.values()) {
            if (changes.getFirst().uuid().equals(BEFORE)) {
                continue;
            }
            // The log does not say when a job was deleted.
            var known = there.contains(changes.getFirst().uuid()) ? changes.size() : changes.size() - 1;
            for (int at = 0; at < known; at++) {
                var until = at + 1 < changes.size() ? changes.get(at + 1).at() : end;
                if (Duration.between(changes.get(at).at(), until).compareTo(SURELY_SEEN) > 0) {
                    lasted++;
                    assertThat(recorded(changes.get(at).uuid()))
                            .as(changes.get(at).uuid())
                            .extracting(JobMoved::after)
                            .contains(changes.get(at).after());
                }
            }
        }
        assertThat(lasted).isGreaterThan(10);
    }

    @Test
    void the_watch_is_recorded_with_counts_leader_and_findings() throws Exception {
        jobs.add("a", "failed", "root.mail", 10);
        try (var _ = PlainConnection.open(postgres.spec(), "jobrunner_1");
                var session = started()) {
            awaitFollowed(session);
            await().atMost(LIMIT)
                    .until(() -> moment().map(at -> at.episodes("runner").size() == 1)
                            .orElse(false));
        }
        var known = moment().orElseThrow();
        var counts = Objects.requireNonNull(known.counts());
        assertThat(counts.byChannel().get("root.mail")).isEqualTo(Map.of(JobState.FAILED, 1L));
        assertThat(known.episodes("lead")).hasSize(1);
        assertThat(known.terms())
                .singleElement()
                .satisfies(term -> assertThat(term.leader().applicationName()).isEqualTo("jobrunner_1"));
    }

    /// The newest one that was watched.
    private Optional<RecordedMoment> moment() {
        try (var recording = Recording.open(file())) {
            var times = recording.watched(Instant.EPOCH, Instant.now().plusSeconds(60), 100);
            return times.isEmpty()
                    ? Optional.empty()
                    : Optional.of(recording.at(times.getLast().to()));
        }
    }
}
