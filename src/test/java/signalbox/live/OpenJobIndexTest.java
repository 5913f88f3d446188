package signalbox.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.channel.ChannelFacts.Holds;
import signalbox.channel.text.ChannelName;
import signalbox.queue.JobState;
import signalbox.queue.count.FailingMethod;
import signalbox.queue.movement.CheckpointMark;
import signalbox.queue.movement.RecentMoves;
import signalbox.queue.movement.RowWindow;

class OpenJobIndexTest {
    private static final Instant NOW = Instant.parse("2026-06-12T10:00:00Z");

    private static OpenJob job(long id, @Nullable String uuid, JobState state, Instant created) {
        return new OpenJob(
                id, uuid, state, "root", 10, created, null, null, null, "m", "f", null, OpenJob.LastWrite.UNKNOWN);
    }

    /// A table of jobs that changes at random, with what is notified of it.
    private static final class Table {
        private final Random random;
        private final Map<Long, OpenJob> open = new HashMap<>();
        private long lastId;

        Table(long seed) {
            random = new Random(seed);
        }

        /// Some uuids are no uuid, and some belong to two rows.
        private @Nullable String uuid() {
            return switch (random.nextInt(12)) {
                case 0 -> "odd-" + random.nextInt(5);
                case 1 -> new UUID(0, random.nextInt(5)).toString();
                default -> new UUID(random.nextLong(), random.nextLong()).toString();
            };
        }

        private OpenJob random(long id, @Nullable String uuid) {
            var states = JobState.OPEN.stream().sorted().toList();
            var channels = List.of("root", "root.a", "a", "root.b");
            return new OpenJob(
                    id,
                    uuid,
                    states.get(random.nextInt(states.size())),
                    channels.get(random.nextInt(channels.size())),
                    random.nextInt(3),
                    random.nextInt(20) == 0 ? null : NOW.minusSeconds(random.nextInt(2_000) - 100),
                    random.nextInt(3) == 0 ? NOW.plusSeconds(random.nextInt(200) - 100) : null,
                    NOW.minusSeconds(random.nextInt(500)),
                    NOW.minusSeconds(random.nextInt(500)),
                    "m" + random.nextInt(2),
                    "f",
                    random.nextBoolean() ? "E" : null,
                    new OpenJob.LastWrite(random.nextInt(3), random.nextBoolean(), random.nextInt(100)));
        }

        /// Changes some jobs.
        ///
        /// @return the uuids that are notified
        List<String> change(int count) {
            var heard = new ArrayList<String>();
            for (int turn = 0; turn < count; turn++) {
                var ids = List.copyOf(open.keySet());
                if (ids.isEmpty() || random.nextInt(3) > 0) {
                    var job = random(++lastId, uuid());
                    open.put(job.id(), job);
                    heard.add(Objects.requireNonNull(job.uuid()));
                } else {
                    var old = Objects.requireNonNull(open.get(ids.get(random.nextInt(ids.size()))));
                    heard.add(Objects.requireNonNull(old.uuid()));
                    if (random.nextBoolean()) {
                        open.remove(old.id());
                    } else {
                        open.put(old.id(), random(old.id(), old.uuid()));
                    }
                }
            }
            return heard;
        }

        List<OpenJob> of(List<String> uuids) {
            return all().stream().filter(job -> uuids.contains(job.uuid())).toList();
        }

        List<OpenJob> all() {
            return open.values().stream()
                    .sorted(Comparator.comparingLong(OpenJob::id))
                    .toList();
        }
    }

    @Property(tries = 60)
    void after_any_changes_that_were_heard_it_equals_the_table(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 3_000) int changes) {
        var table = new Table(seed);
        var index = new OpenJobIndex();
        while (changes > 0) {
            var heard = table.change(Math.min(changes, 300));
            index.replace(heard, table.of(heard));
            changes -= 300;
            assertThat(index.view().all()).isEqualTo(table.all());
            assertThat(index.size()).isEqualTo(table.all().size());
        }
    }

    @Property(tries = 60)
    void after_a_check_it_equals_the_table_whatever_was_missed(@ForAll long seed) {
        var table = new Table(seed);
        var index = new OpenJobIndex();
        var heard = table.change(1_500);
        index.replace(heard, table.of(heard));
        table.change(400);

        index.beginCheck();
        table.all().forEach(index::check);
        index.endCheck();

        assertThat(index.view().all()).isEqualTo(table.all());
    }

    /// The rows of a check are as old as its beginning.
    @Property(tries = 60)
    void what_is_heard_during_a_check_is_newer_than_the_check(@ForAll long seed) {
        var table = new Table(seed);
        var index = new OpenJobIndex();
        table.change(1_000);

        index.beginCheck();
        var asItWas = table.all();
        var half = asItWas.size() / 2;
        asItWas.subList(0, half).forEach(index::check);
        var heard = table.change(300);
        index.replace(heard, table.of(heard));
        asItWas.subList(half, asItWas.size()).forEach(index::check);
        index.endCheck();

        assertThat(index.view().all()).isEqualTo(table.all());
    }

    @Property(tries = 30)
    void a_view_stays_as_it_was(@ForAll long seed) {
        var table = new Table(seed);
        var index = new OpenJobIndex();
        var heard = table.change(3_000);
        index.replace(heard, table.of(heard));
        var view = index.view();
        var before = view.all();
        var counts = view.openByChannel(NOW);

        var later = table.change(1_000);
        index.replace(later, table.of(later));

        assertThat(view.all()).isEqualTo(before);
        assertThat(view.openByChannel(NOW)).isEqualTo(counts);
    }

    @Property(tries = 30)
    void the_figures_are_those_of_the_jobs_at_any_time(
            @ForAll long seed, @ForAll @IntRange(min = -50, max = 300) int later) {
        var table = new Table(seed);
        var index = new OpenJobIndex();
        var heard = table.change(3_000);
        index.replace(heard, table.of(heard));
        var view = index.view();
        view.facts(NOW, name -> true);
        var now = NOW.plusSeconds(later);

        var facts = Objects.requireNonNull(view.facts(now, name -> false).get("root.a"));

        var pending = table.all().stream()
                .filter(job -> ChannelName.of(job.channel()).text().equals("root.a") && job.state() == JobState.PENDING)
                .toList();
        assertThat(facts.due()).isEqualTo(due(pending, now).count());
        assertThat(facts.later()).isEqualTo(pending.size() - due(pending, now).count());
        assertThat(facts.moments().dueSince())
                .isEqualTo(due(pending, now)
                        .map(OpenJobIndexTest::ready)
                        .filter(ready -> ready != null && !ready.isAfter(now.plusSeconds(5)))
                        .min(Comparator.naturalOrder())
                        .orElse(null));
        assertThat(facts.moments().nextEta())
                .isEqualTo(pending.stream()
                        .map(OpenJob::eta)
                        .filter(eta -> eta != null && eta.isAfter(now))
                        .min(Comparator.naturalOrder())
                        .orElse(null));
        assertThat(facts.holds()).isEqualTo(Holds.NONE);
    }

    /// What is known of blocks holds for one question, and until the next eta comes.
    @Property(tries = 600)
    void what_the_jobs_show_of_the_last_movement_is_the_same_as_if_it_were_asked_for_the_first_time(
            @ForAll long seed,
            @ForAll @IntRange(min = -50, max = 300) int later,
            @ForAll boolean asOther,
            @ForAll @IntRange(min = 1, max = 12) int jobs) {
        var table = new Table(seed);
        var index = new OpenJobIndex();
        var heard = table.change(jobs);
        index.replace(heard, table.of(heard));
        var view = index.view();
        var before = new RecentMoves(NOW.minusSeconds(900), null, null, 40, RowWindow.NONE);
        var checkpoint = new CheckpointMark(NOW.minusSeconds(600), 30);
        view.movement(before, checkpoint, NOW);

        var moves = asOther ? new RecentMoves(NOW.minusSeconds(90), null, null, 60, RowWindow.NONE) : before;
        var now = NOW.plusSeconds(later);
        var fresh = new OpenJobIndex();
        fresh.replace(heard, table.of(heard));

        assertThat(view.movement(moves, checkpoint, now)).isEqualTo(fresh.view().movement(moves, checkpoint, now));
    }

    private static Stream<OpenJob> due(List<OpenJob> pending, Instant now) {
        return pending.stream().filter(job -> job.eta() == null || !job.eta().isAfter(now));
    }

    private static @Nullable Instant ready(OpenJob job) {
        return Stream.of(job.created(), job.eta())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    @Test
    void a_sequential_channel_is_held_by_its_first_failed_job_and_by_the_next_eta_that_comes_before() {
        var index = new OpenJobIndex();
        var eta = NOW.plusSeconds(60);
        index.beginCheck();
        index.check(job(7, "late failure", JobState.FAILED, NOW));
        index.check(job(5, "first failure", JobState.FAILED, NOW));
        index.check(job(9, "due", JobState.PENDING, NOW.minusSeconds(9)));
        index.check(new OpenJob(
                8,
                "aside",
                JobState.PENDING,
                "root",
                1,
                NOW.minusSeconds(9),
                eta,
                null,
                null,
                "m",
                "f",
                null,
                OpenJob.LastWrite.UNKNOWN));
        index.endCheck();

        var facts =
                Objects.requireNonNull(index.view().facts(NOW, "root"::equals).get("root"));
        assertThat(facts.holds()).isEqualTo(new Holds(false, "first failure", "aside"));
        var then =
                Objects.requireNonNull(index.view().facts(eta, "root"::equals).get("root"));
        assertThat(then.holds().aheadJob()).as("its eta has come").isNull();
    }

    @Test
    void the_jobs_of_a_channel_are_figured_together_however_their_rows_spell_it() {
        var index = new OpenJobIndex();
        var eta = NOW.plusSeconds(60);
        index.replace(
                List.of(),
                List.of(
                        spelled(1, "mail", JobState.FAILED, null),
                        spelled(2, "root.mail", JobState.FAILED, null),
                        spelled(3, "mail", JobState.PENDING, eta),
                        spelled(4, "root.mail", JobState.PENDING, null)));
        var view = index.view();

        assertThat(view.openByChannel(NOW))
                .isEqualTo(Map.of("root.mail", Map.of(JobState.FAILED, 2L, JobState.PENDING, 2L)));
        assertThat(view.failing(NOW, 5))
                .extracting(FailingMethod::channel, FailingMethod::failed)
                .containsExactly(tuple("root.mail", 2L));
        var facts = Objects.requireNonNull(view.facts(NOW, "root.mail"::equals).get("root.mail"));
        assertThat(facts.holds())
                .as("the job with an eta is ahead of the due one")
                .isEqualTo(new Holds(false, "job 1", "job 3"));
        assertThat(List.of(facts.due(), facts.later(), facts.failed())).containsExactly(1L, 1L, 2L);
    }

    private static OpenJob spelled(long id, String channel, JobState state, @Nullable Instant eta) {
        return new OpenJob(
                id,
                "job " + id,
                state,
                channel,
                10,
                NOW.minusSeconds(9),
                eta,
                null,
                null,
                "m",
                "f",
                null,
                OpenJob.LastWrite.UNKNOWN);
    }

    @Test
    void the_oldest_job_is_the_one_that_could_run_first_and_one_created_ahead_has_no_age() {
        var index = new OpenJobIndex();
        index.replace(List.of(), List.of(job(1, "ahead", JobState.PENDING, NOW.plusSeconds(3_600))));
        assertThat(index.view().oldest(NOW).orElseThrow().since()).isNull();

        index.replace(List.of(), List.of(job(2, "old", JobState.PENDING, NOW.minusSeconds(60))));
        var oldest = index.view().oldest(NOW).orElseThrow();
        assertThat(oldest.uuid()).isEqualTo("old");
        assertThat(oldest.since()).isEqualTo(NOW.minusSeconds(60));
    }

    @Test
    void failed_jobs_are_grouped_by_method_channel_and_exception() {
        var index = new OpenJobIndex();
        for (int id = 1; id <= 1_500; id++) {
            index.replace(
                    List.of(),
                    List.of(new OpenJob(
                            id,
                            "j" + id,
                            JobState.FAILED,
                            "root",
                            10,
                            NOW,
                            null,
                            null,
                            NOW.minusSeconds(id),
                            "m",
                            "f",
                            id % 3 == 0 ? "Other" : "Usual",
                            OpenJob.LastWrite.UNKNOWN)));
        }
        assertThat(index.view().failing(NOW, 1))
                .containsExactly(new FailingMethod("m", "f", "root", "Usual", 1_000, NOW.minusSeconds(1)));
    }
}
