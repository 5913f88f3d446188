package signalbox.queue.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JobTriesTest {
    @Test
    void tries_are_out_of_those_allowed() {
        assertThat(new JobTries(10, 5, 5)).matches(JobTries::areUsedUp);
        assertThat(new JobTries(10, 5, 5).label()).isEqualTo("5/5");
        assertThat(new JobTries(10, 2, 0).label()).isEqualTo("2/∞");
        assertThat(new JobTries(10, 2, 0).sentence()).isEqualTo("2 of any number");
        assertThat(new JobTries(10, 2, 0).areUsedUp()).isFalse();
    }

    @Test
    void where_the_columns_cannot_be_read_they_are_unknown() {
        var unread = new JobTries(10, null, null);

        assertThat(unread.label()).isEqualTo("?/?");
        assertThat(unread.sentence()).isEqualTo("unknown of an unknown number");
        assertThat(unread.areUsedUp()).isFalse();
    }
}
