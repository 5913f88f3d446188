package signalbox.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberTextTest {
    @Test
    void where_space_is_small_millions_are_written_with_one_decimal() {
        assertThat(NumberText.brief(999_999)).isEqualTo("999,999");
        assertThat(NumberText.brief(1_000_833)).isEqualTo("1.0 M");
        assertThat(NumberText.briefEstimate(12_345_678)).isEqualTo("≈ 12.3 M");
    }
}
