package signalbox.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberTextTest {
    @Test
    void where_space_is_small_millions_are_written_with_one_decimal() {
        assertThat(NumberText.brief(999_999)).isEqualTo("999,999");
        assertThat(NumberText.brief(1_000_833)).isEqualTo("1.0 M");
        assertThat(NumberText.briefEstimate(12_345_678)).isEqualTo("≈ 12.3 M");
        assertThat(NumberText.rounded("446,461")).isEqualTo("446 k");
        assertThat(NumberText.rounded("≈ 534,068")).isEqualTo("≈ 534 k");
        assertThat(NumberText.rounded("≈ 12.3 M")).isEqualTo("≈ 12.3 M");
        assertThat(NumberText.rounded("118,979")).isEqualTo("119 k");
        assertThat(NumberText.rounded("999,500")).isEqualTo("1.0 M");
        assertThat(NumberText.rounded("999")).isEqualTo("999");
        assertThat(NumberText.rounded("–")).isEqualTo("–");
    }
}
