package signalbox.ui.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import signalbox.live.page.JobLineSamples;
import signalbox.queue.JobState;
import signalbox.queue.job.JobOrder;
import signalbox.ui.JobSamples;

class LineRowsTest {
    private static final Instant NOW = Instant.parse("2026-06-12T10:00:00Z");

    /// A property that gets another list compares the two: with half a million rows that takes seconds.
    @Test
    void another_list_is_another_one_without_a_look_at_its_rows() {
        var line = JobLineSamples.of(List.of(JobSamples.job(1, JobState.FAILED)), JobOrder.NEWEST);
        var rows = new LineRows(line, Map.of(), NOW);
        var same = new LineRows(line, Map.of(), NOW);
        var property = new SimpleObjectProperty<List<JobRow>>(rows);

        property.set(same);

        assertThat(rows.equals(same)).isFalse();
        assertThat(property.get()).isSameAs(same);
    }
}
