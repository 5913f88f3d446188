package signalbox.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final Change CHANGE = new Change("5c1f07d2", "failed", "pending");
    private static final Refusal REFUSAL = new Refusal("0a9e11c4", "started", "It runs.");

    @Test
    void what_was_changed_is_done_and_what_was_refused_is_not() {
        assertThat(Outcome.of(CHANGE).word()).isEqualTo("done");
        assertThat(Outcome.refused(REFUSAL).word()).isEqualTo("nothing done");
        assertThat(Outcome.refused(REFUSAL).refused()).containsExactly(REFUSAL);
        assertThat(Outcome.NOTHING).isEqualTo(Outcome.of(List.of()));
    }

    @Test
    void a_preview_of_changes_refuses_none_and_a_refused_one_changes_none() {
        assertThat(Preview.of(CHANGE, List.of("Read this.")))
                .isEqualTo(new Preview(List.of(CHANGE), List.of(), List.of(), List.of(), List.of("Read this.")));
        assertThat(Preview.refused(REFUSAL).size()).isZero();
        assertThat(Preview.refused(REFUSAL).refused()).containsExactly(REFUSAL);
    }
}
