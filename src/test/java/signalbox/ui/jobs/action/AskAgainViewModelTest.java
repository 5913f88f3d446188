package signalbox.ui.jobs.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.app.profile.Environment;
import signalbox.queue.JobCall;
import signalbox.queue.JobState;
import signalbox.queue.StoredState;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobTimes;
import signalbox.queue.job.JobTries;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.screen.Unasked;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.ActionTarget;
import signalbox.ui.screen.action.Availability;

class AskAgainViewModelTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final SimpleBooleanProperty armed = new SimpleBooleanProperty(true);
    private final List<List<String>> asked = new ArrayList<>();

    private AskAgainViewModel model(boolean readOnly) {
        var target = new ActionTarget("acme", "p_acme", "10.0.12.3:5432", Environment.STAGING, readOnly, false);
        return new AskAgainViewModel(
                new ActionFlow(target, new Unasked(), new InlineBackground(), (_, _) -> {}, _ -> {}),
                asked::add,
                armed);
    }

    private static Job job(String uuid, JobState state, @Nullable Instant started) {
        return new Job(
                1,
                uuid,
                StoredState.of(state),
                "root",
                new JobCall("A job", "res.partner", "touch"),
                new JobTries(10, 0, 5),
                new JobTimes(NOW.minusSeconds(90), NOW.minusSeconds(60), started, null, null, null, null),
                null,
                null,
                0,
                null);
    }

    private static final Job LEFT = job("left", JobState.ENQUEUED, null);
    private static final Job TRIED = job("tried before", JobState.ENQUEUED, NOW.minusSeconds(80));
    private static final Job BEGUN = job("begun", JobState.ENQUEUED, NOW.minusSeconds(10));
    private static final Job RUNS = job("runs", JobState.STARTED, NOW.minusSeconds(10));

    private static final Job WAITS = job("waits", JobState.PENDING, null);

    @Test
    void only_what_is_enqueued_and_not_begun_is_asked_for() {
        model(false).ask(List.of(LEFT, TRIED, BEGUN, RUNS, WAITS));

        assertThat(asked).containsExactly(List.of("left", "tried before"));
    }

    @Test
    void while_it_is_not_possible_it_says_why_and_asks_for_nothing() {
        assertThat(model(false).availability(List.of(RUNS)).reason())
                .startsWith("Signalbox asks again only for enqueued jobs");
        assertThat(model(true).availability(List.of(LEFT)).reason()).contains("read-only");
        armed.set(false);
        assertThat(model(false).availability(List.of(LEFT))).isEqualTo(Availability.LOCKED);

        model(false).ask(List.of(LEFT));
        assertThat(asked).isEmpty();
    }
}
