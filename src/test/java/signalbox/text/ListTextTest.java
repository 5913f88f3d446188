package signalbox.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListTextTest {
    @Test
    void only_the_last_two_names_are_joined_by_and() {
        assertThat(ListText.and(List.of())).isEmpty();
        assertThat(ListText.and(List.of(5))).isEqualTo("5");
        assertThat(ListText.and(List.of(5, 6))).isEqualTo("5 and 6");
        assertThat(ListText.and(List.of(5, 6, 7))).isEqualTo("5, 6 and 7");
    }
}
