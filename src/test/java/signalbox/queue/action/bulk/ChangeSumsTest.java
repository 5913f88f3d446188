package signalbox.queue.action.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import signalbox.audit.Change;
import signalbox.audit.Outcome;

class ChangeSumsTest {
    @Test
    void jobs_that_come_from_very_many_values_are_few_lines_and_none_is_lost() {
        var sums = new ChangeSums();
        sums.add(Outcome.of(IntStream.range(0, 3_000)
                .mapToObj(at -> new Change("job " + at, "ETA " + at, "no ETA"))
                .toList()));

        assertThat(sums.changes()).hasSize(51).first().isEqualTo(new Change("2,950 jobs", "another value", "no ETA"));
    }
}
