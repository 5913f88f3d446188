package signalbox.queue.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import signalbox.queue.JobState;
import signalbox.queue.filter.FilterText.Fault;
import signalbox.queue.filter.FilterText.Filter;

class FilterTextTest {
    static JobFilter filter(String text) {
        return switch (FilterText.parse(text)) {
            case Filter(var filter) -> filter;
            case Fault fault -> throw new AssertionError(fault.text());
        };
    }

    private static Fault fault(String text) {
        return switch (FilterText.parse(text)) {
            case Filter(var filter) -> throw new AssertionError("read as " + filter);
            case Fault fault -> fault;
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "state:pending,failed               | state:failed,pending",
                "state:WAIT_DEPS                    | state:wait_dependencies",
                "mail  channel:mail.out  state:done | state:done channel:root.mail.out mail",
                "channel:root.mail.*                | channel:root.mail.*",
                "created:>120m                      | created:>2h",
                "created:>=1w                       | created:>=7d",
                "eta:<5min                          | eta:<5m",
                "done:<2026-11-01                   | done:<2026-11-01",
                "done:2026-11-01T14:03              | done:2026-11-01T14:03",
                "done:\">=2026-11-01 14:03:00Z\"    | done:>=2026-11-01T14:03:00",
                "created:>2026-11-28 23:00          | created:>2026-11-28T23:00",
                "created:>=2026-11-28 23:00:05,<2h  | created:<2h,>=2026-11-28T23:00:05",
                "created:>\"2026-11-28 23:00\"      | created:>2026-11-28T23:00",
                "-eta:*                             | -eta:*",
                "retry:>=3 retry:<9                 | retry:<9 retry:>=3",
                "worker:4712,4711                   | worker:4711,4712",
                "exception:*Error                   | exception:*Error",
                "args:\"SO 123\"                    | args:\"SO 123\"",
                "text:a,b                           | text:a,b",
                "-\"no route\" mail                 | mail -\"no route\"",
                "5:30                               | \"5:30\"",
                "5A9F1C2E-0b6d-4c39-9d53-0e8a7c4b1f20 | uuid:5A9F1C2E-0b6d-4c39-9d53-0e8a7c4b1f20",
            })
    void a_filter_has_one_text_in_whatever_order_it_was_written(String written, String text) {
        assertThat(filter(written).text()).isEqualTo(text);
        assertThat(filter(text)).isEqualTo(filter(written));
    }

    @Test
    void the_empty_text_is_the_filter_of_all() {
        assertThat(filter("  ")).isEqualTo(JobFilter.ALL);
        assertThat(JobFilter.ALL.text()).isEmpty();
    }

    @Test
    void what_screens_and_findings_ask_for_is_the_same_as_what_people_write() {
        assertThat(new JobFilter(Set.of(JobState.FAILED), "root.mail", "no route"))
                .isEqualTo(filter("channel:root.mail state:failed \"no route\""));
    }

    @ParameterizedTest
    @EnumSource(FilterQualifier.class)
    void the_example_of_each_qualifier_is_a_filter(FilterQualifier qualifier) {
        assertThat(filter(qualifier.example()).conditions())
                .singleElement()
                .extracting(JobCondition::qualifier)
                .isEqualTo(qualifier);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "created:yesterday        |  8 | created: takes an age such as >2h (s, m, h, d, w), or a date",
                "mail created:>2x         | 13 | created: takes an age",
                "created:2026-02-30       |  8 | created: takes an age",
                "created:2h               |  8 | created: before an age comes < or >: created:<2h or created:>2h",
                "created:>999999d         |  8 | created: an age is at most 100 years",
                "chanel:root              |  0 | there is no qualifier chanel:. Is it channel? Others are state, model",
                "mail -stat:failed        |  6 | there is no qualifier stat:. Is it state?",
                "state:faild              |  6 | state: there is no state \"faild\". Is it failed? Others are",
                "state:failed,            | 13 | state: needs a value, such as state:failed",
                "state:                   |  6 | state: needs a value",
                "state:failed state:done  | 13 | state: is there twice. For either of two values write state:one,other",
                "channel:root.*.mail      |  8 | channel: takes a channel such as root.mail, or root.mail.*",
                "retry:many               |  6 | retry: takes a whole number, also with <, <=, > or >=",
                "retry:>99999999999       |  6 | retry: takes a whole number",
                "\"no end                 |  0 | the quote is not closed",
                "\"a\"b                   |  3 | after a closing quote comes a space or a comma",
                "a -                      |  2 | after - comes a qualifier or a word",
                "\"\"                     |  0 | the quotes are empty",
                "method:\"\"              |  7 | method: needs a value",
            })
    void a_fault_has_its_place_and_a_way_out(String text, int position, String message) {
        var fault = fault(text);

        assertThat(fault.position()).isEqualTo(position);
        assertThat(fault.message()).startsWith(message);
        assertThat(fault.text()).startsWith("at character " + (position + 1) + ": ");
    }

    @Test
    void a_condition_replaces_the_one_on_the_same_but_excluding_ones_add_up() {
        var filter = filter("state:failed method:send -exception:UserError");

        assertThat(filter.with(filter("method:post").conditions().getFirst()).text())
                .isEqualTo("state:failed method:post -exception:UserError");
        assertThat(filter.with(filter("-exception:KeyError").conditions().getFirst())
                        .text())
                .isEqualTo("state:failed method:send -exception:KeyError -exception:UserError");
        assertThat(filter.withStates(Set.of()).withChannel("root.mail").text())
                .isEqualTo("channel:root.mail method:send -exception:UserError");
    }

    @Test
    void the_states_that_can_match_are_without_the_excluded_ones() {
        assertThat(filter("-state:done,cancelled,other").openOnly()).isTrue();
        assertThat(filter("-state:done").openOnly()).isFalse();
        assertThat(filter("state:failed,done -state:done").matchingStates()).containsExactly(JobState.FAILED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"channel:mail | root.mail", "channel:root.mail.* | ", "channel:a,b | ", "-channel:a | ", "mail | "
            })
    void a_filter_has_a_channel_if_it_asks_for_exactly_one(String text, @Nullable String channel) {
        assertThat(filter(text).channel()).isEqualTo(channel);
        assertThat(filter(text).withChannel("root.b").channel()).isEqualTo("root.b");
    }

    @Test
    void a_value_of_another_kind_is_refused() {
        assertThatThrownBy(() -> JobCondition.only(FilterQualifier.RETRY, new FilterValue.OfState(JobState.DONE)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
