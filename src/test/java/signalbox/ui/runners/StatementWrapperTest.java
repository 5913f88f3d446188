package signalbox.ui.runners;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementWrapperTest {
    @Test
    void a_long_line_breaks_at_a_space_and_keeps_its_indentation() {
        assertThat(StatementWrapper.wrapped("  SET state='enqueued', retry=0", 24))
                .isEqualTo("SET state='enqueued',\nretry=0");
        assertThat(StatementWrapper.wrapped("UPDATE t\n  SET state='enqueued', retry=0", 24))
                .isEqualTo("UPDATE t\n  SET state='enqueued',\n  retry=0");
    }

    @Test
    void a_string_is_never_broken() {
        assertThat(StatementWrapper.wrapped("SELECT 'one two three four' AS x", 12))
                .isEqualTo("SELECT\n'one two three four'\nAS x");
    }

    @Test
    void a_word_without_a_space_stays_whole() {
        assertThat(StatementWrapper.wrapped("abcdefghijklmnop", 4)).isEqualTo("abcdefghijklmnop");
    }
}
