package signalbox.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import signalbox.ui.kit.TextHits.Range;

class TextHitsTest {
    @Test
    void hits_are_found_in_any_case_and_as_they_are_written() {
        assertThat(TextHits.of("Äpfel, äPFEL.*", "äpfel").ranges()).containsExactly(new Range(0, 5), new Range(7, 12));
        assertThat(TextHits.of("Äpfel, äPFEL.*", ".*").ranges()).containsExactly(new Range(12, 14));
    }

    @Test
    void one_goes_from_hit_to_hit_and_around() {
        var hits = TextHits.of("a b a b a", "a");
        assertThat(hits.label()).isEqualTo("1 of 3");
        assertThat(hits.next().label()).isEqualTo("2 of 3");
        assertThat(hits.next().next().next().label()).isEqualTo("1 of 3");
        assertThat(hits.before().label()).isEqualTo("3 of 3");
    }

    @Test
    void what_is_not_there_is_not_found() {
        var none = TextHits.of("abc", "x");
        assertThat(none.label()).isEqualTo("not found");
        assertThat(none.next()).isEqualTo(none);
        assertThat(TextHits.of("abc", "")).isEqualTo(TextHits.NONE);
    }

    @Test
    void of_very_many_it_says_that_there_are_more() {
        assertThat(TextHits.of("x".repeat(TextHits.MOST), "x").label()).isEqualTo("1 of 5,000");
        assertThat(TextHits.of("x".repeat(TextHits.MOST + 1), "x").label()).isEqualTo("1 of more than 5,000");
    }
}
