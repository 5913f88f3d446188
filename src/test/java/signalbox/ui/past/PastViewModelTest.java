package signalbox.ui.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.session.RecordedReads;
import signalbox.app.session.RecordedReads.RecordedReach;
import signalbox.queue.JobState;
import signalbox.record.read.EventGroup;
import signalbox.record.read.JobLife;
import signalbox.record.read.PastMoment;
import signalbox.record.read.PastStretch;
import signalbox.record.write.IncidentRecording;
import signalbox.text.NumberText;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.overlay.Notice;

/// Which moment is shown, over the recording of an incident.
class PastViewModelTest {
    private static final Instant IN_THE_GAP = Instant.parse("2026-06-12T03:12:39Z");

    @TempDir
    private static Path folder;

    private final List<Boolean> held = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final PastViewModel model = model(new InlineBackground());

    @BeforeAll
    static void write() {
        IncidentRecording.write(folder.resolve("prod.db"));
    }

    private PastViewModel model(Background background) {
        return model(PastReads.of(RecordedReads.of(folder.resolve("prod.db"))), background);
    }

    private PastViewModel model(PastReads reads, Background background) {
        return new PastViewModel(reads, held::add, background, notices::add, nanos::get);
    }

    private PastContent content() {
        return Objects.requireNonNull(model.content().get());
    }

    private PastFacts facts() {
        return new PastFacts(content().moment().now());
    }

    @Test
    void the_session_is_held_before_a_moment_is_shown_and_released_when_it_is_left() {
        model.at().addListener((_, _, now) -> {
            if (now != null) {
                assertThat(held).containsExactly(true);
            }
        });

        model.enter(IN_THE_GAP);
        assertThat(model.at().get()).isEqualTo(IN_THE_GAP);
        model.leave();

        assertThat(model.at().get()).isNull();
        assertThat(model.content().get()).isNull();
        assertThat(held).containsExactly(true, false);
    }

    @Test
    void the_figures_of_a_moment_are_those_that_were_written() {
        model.enter(IN_THE_GAP);

        for (var state : List.of(JobState.PENDING, JobState.ENQUEUED, JobState.STARTED, JobState.FAILED)) {
            assertThat(facts().figure(state))
                    .isEqualTo(NumberText.count(Objects.requireNonNull(
                            IncidentRecording.counts(IN_THE_GAP).get(state))));
        }
        assertThat(facts().figure(JobState.DONE)).startsWith("≈ ");
        assertThat(facts().leader()).isEmpty();
        assertThat(facts().runners()).isEmpty();
        assertThat(facts().slots()).isEqualTo(IncidentRecording.slots(IN_THE_GAP));
        assertThat(facts().channels())
                .filteredOn(channel -> channel.name().equals("root"))
                .singleElement()
                .satisfies(root -> assertThat(root.pending())
                        .isEqualTo(IncidentRecording.counts(IN_THE_GAP).get(JobState.PENDING)));
        assertThat(facts().findings())
                .extracting(PastFacts.PastFinding::code)
                .containsExactly("no-leader", "due-jobs-wait");

        model.to(IncidentRecording.GAP.minusSeconds(3));

        assertThat(facts().leader()).hasValueSatisfying(leader -> {
            assertThat(leader.pid()).isEqualTo(30117);
            assertThat(leader.worker()).isEqualTo("CRON");
        });
        assertThat(facts().runners()).hasSize(2);
    }

    @Test
    void steps_go_from_event_to_event() {
        model.enter(IN_THE_GAP);
        model.group().set(EventGroup.LEADERSHIP);

        model.next();
        assertThat(model.at().get()).isEqualTo(IncidentRecording.LED_AGAIN);
        model.previous();
        assertThat(model.at().get()).isEqualTo(IncidentRecording.GAP);
        model.previous();
        assertThat(model.at().get()).isEqualTo(IncidentRecording.CRON_LEADS);
    }

    @Test
    void a_moment_outside_of_the_recording_is_the_nearest_inside() {
        model.enter(IncidentRecording.NOW.plusSeconds(1000));
        assertThat(model.at().get()).isEqualTo(IncidentRecording.NOW);

        model.to(IncidentRecording.BEGIN.minusSeconds(1000));
        assertThat(model.at().get()).isEqualTo(IncidentRecording.BEGIN);
    }

    @Test
    void it_plays_as_fast_as_is_chosen_and_stops_at_the_newest() {
        model.enter(IN_THE_GAP);
        model.speed().set(PlaySpeed.SIXTY);
        model.togglePlay();

        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        model.tick();
        assertThat(model.at().get()).isEqualTo(IN_THE_GAP.plusSeconds(120));

        model.speed().set(PlaySpeed.ONE);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        model.tick();
        assertThat(model.at().get()).isEqualTo(IN_THE_GAP.plusSeconds(122));

        nanos.addAndGet(Duration.ofHours(9).toNanos());
        model.tick();
        assertThat(model.at().get()).isEqualTo(IncidentRecording.NOW);
        assertThat(model.playing().get()).isFalse();
    }

    @Test
    void a_step_while_it_plays_goes_on_from_there() {
        model.enter(IN_THE_GAP);
        model.speed().set(PlaySpeed.ONE);
        model.togglePlay();
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());

        model.to(IncidentRecording.GAP);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        model.tick();

        assertThat(model.at().get()).isEqualTo(IncidentRecording.GAP.plusSeconds(1));
    }

    @Test
    void a_time_without_a_watch_is_called_so() {
        model.enter(Instant.parse("2026-06-11T18:40:00Z"));

        assertThat(content().isWatched()).isFalse();
        assertThat(content().hole()).hasValueSatisfying(hole -> {
            assertThat(hole.from()).isEqualTo(IncidentRecording.HOLE_FROM);
            assertThat(hole.to()).isEqualTo(IncidentRecording.HOLE_TO);
        });
        assertThat(facts().figure(JobState.PENDING)).isEqualTo("–");
        assertThat(content().moment().course()).isEmpty();
    }

    @Test
    void a_finding_leads_to_the_moment_at_which_it_was_raised() {
        model.enterFinding("no-leader");

        assertThat(model.at().get()).isEqualTo(Instant.parse("2026-06-12T03:11:03Z"));
    }

    @Test
    void without_a_recording_the_present_stays_and_it_is_said_why() {
        var none = model(PastReads.of(RecordedReads.of(folder.resolve("none.db"))), new InlineBackground());

        none.enter(null);

        assertThat(none.isOn()).isFalse();
        assertThat(held).isEmpty();
        assertThat(notices)
                .singleElement()
                .satisfies(notice -> assertThat(notice.sentence()).contains("Nothing was recorded"));
    }

    @Test
    void while_one_moment_is_read_only_the_newest_wish_is_read_next() {
        var background = new LateBackground();
        var reads = new CountedReads();
        var late = model(reads, background);
        late.enter(IN_THE_GAP);
        background.finish();
        late.to(IN_THE_GAP.plusSeconds(1));
        late.to(IN_THE_GAP.plusSeconds(2));
        late.to(IN_THE_GAP.plusSeconds(3));
        background.finish();
        background.finish();
        background.finish();

        assertThat(reads.asked).containsExactly(IN_THE_GAP, IN_THE_GAP.plusSeconds(3));
        assertThat(background.waiting).isEmpty();
    }

    /// Does one piece of work when it is asked to.
    private static final class LateBackground implements Background {
        private final Deque<Runnable> waiting = new ArrayDeque<>();

        @Override
        public <T extends @Nullable Object> void run(Callable<T> work, Consumer<TaskResult<T>> onFx) {
            waiting.add(() -> onFx.accept(TaskResult.of(work)));
        }

        private void finish() {
            Optional.ofNullable(waiting.poll()).ifPresent(Runnable::run);
        }
    }

    private static final class CountedReads implements PastReads {
        private final PastReads real = PastReads.of(RecordedReads.of(folder.resolve("prod.db")));
        private final List<Instant> asked = new ArrayList<>();

        @Override
        public boolean exists() {
            return real.exists();
        }

        @Override
        public Optional<RecordedReach> reach() {
            return real.reach();
        }

        @Override
        public PastMoment moment(Instant at, Duration around, EventGroup group) {
            asked.add(at);
            return real.moment(at, around, group);
        }

        @Override
        public PastStretch stretch(Instant from, Instant to) {
            return real.stretch(from, to);
        }

        @Override
        public JobLife life(String uuid) {
            return real.life(uuid);
        }
    }
}
