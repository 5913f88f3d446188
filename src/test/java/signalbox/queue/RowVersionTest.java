package signalbox.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowVersionTest {
    @Test
    void a_row_that_the_same_or_an_earlier_transaction_wrote_is_up_to_it() {
        assertThat(RowVersion.isUpTo(700, 700)).isTrue();
        assertThat(RowVersion.isUpTo(700, 701)).isTrue();
        assertThat(RowVersion.isUpTo(701, 700)).isFalse();
    }

    @Test
    void the_numbers_go_round() {
        int last = -1;
        assertThat(RowVersion.isUpTo(last, 5)).isTrue();
        assertThat(RowVersion.isUpTo(5, last)).isFalse();
        assertThat(RowVersion.text(last)).isEqualTo("4294967295");
        assertThat(RowVersion.isUpTo(Integer.MAX_VALUE, Integer.MIN_VALUE)).isTrue();
        assertThat(RowVersion.isUpTo(Integer.MIN_VALUE, Integer.MAX_VALUE)).isFalse();
    }

    @Test
    void a_row_of_long_ago_is_before_all_others() {
        assertThat(RowVersion.isUpTo(2, -1)).isTrue();
        assertThat(RowVersion.isUpTo(-1, 2)).isFalse();
    }

    @Test
    void nothing_is_said_of_a_row_whose_writer_is_not_known() {
        assertThat(RowVersion.isUpTo(RowVersion.UNKNOWN, 5)).isFalse();
        assertThat(RowVersion.isUpTo(5, RowVersion.UNKNOWN)).isFalse();
        assertThat(RowVersion.text(RowVersion.UNKNOWN)).isNull();
    }
}
