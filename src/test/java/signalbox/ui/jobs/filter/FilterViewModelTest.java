package signalbox.ui.jobs.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.ui.JobSamples.NOW;
import static signalbox.ui.JobSamples.WRITER;
import static signalbox.ui.JobSamples.counts;
import static signalbox.ui.JobSamples.job;
import static signalbox.ui.JobSamples.snapshot;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signalbox.queue.JobState;
import signalbox.queue.filter.JobCondition.Sense;
import signalbox.queue.filter.JobFilter;

class FilterViewModelTest {
    private final FilterViewModel model = new FilterViewModel();

    private FilterCompletion completion(String text) {
        model.show(
                snapshot(NOW, WRITER, counts()),
                List.of(job(7, JobState.FAILED, "mail.thread", "message_notify", "Notify")));
        return model.completion(text, text.length());
    }

    private List<String> offered(String text) {
        return completion(text).suggestions().stream()
                .map(FilterSuggestion::label)
                .toList();
    }

    @Test
    void a_fault_is_shown_and_the_filter_before_it_stays() {
        model.type("state:failed");
        model.type("state:failed created:2h");

        assertThat(model.filter().get().text()).isEqualTo("state:failed");
        assertThat(model.fault().get()).contains("at character 22", "created:<2h or created:>2h", "The list stays");
        assertThat(model.text().get()).isEqualTo("state:failed created:2h");

        model.type("state:failed created:>2h");
        assertThat(model.fault().get()).isEmpty();
        assertThat(model.filter().get().text()).isEqualTo("state:failed created:>2h");
    }

    @Test
    void chips_write_into_the_text_and_follow_it() {
        model.type("partner  state:failed");
        model.toggle(JobState.PENDING);
        model.channel("root.mail");
        assertThat(model.text().get()).isEqualTo("state:failed,pending channel:root.mail partner");

        model.type("-state:done");
        assertThat(model.filter().get().states()).isEmpty();
        assertThat(model.filter().get().channel()).isNull();
        model.clear();
        assertThat(model.text().get()).isEmpty();
    }

    /// Nobody's order of words is changed while they are typed.
    @Test
    void a_text_that_already_means_the_filter_stays_as_it_was_typed() {
        model.type("partner  state:failed");
        model.filter(model.filter().get());

        assertThat(model.text().get()).isEqualTo("partner  state:failed");
    }

    @Test
    void another_filter_removes_a_text_with_a_fault() {
        model.type("nonsense:");
        model.filter(JobFilter.ALL.withChannel("root.mail"));

        assertThat(model.text().get()).isEqualTo("channel:root.mail");
        assertThat(model.fault().get()).isEmpty();
    }

    @Test
    void a_word_is_completed_by_qualifiers_first_and_then_by_what_was_seen() {
        assertThat(offered("")).startsWith("state:", "channel:").hasSizeGreaterThan(FilterCompletion.MOST);
        assertThat(offered("me")).startsWith("method:").contains("method:message_notify");
        assertThat(offered("state:failed -mail.thr")).containsExactly("model:mail.thread");
        assertThat(completion("me").chosen()).as("Enter searches the word").isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state:fai        | state:failed·",
                "state:failed,pen | state:failed,pending·",
                "-model:mail      | -model:mail.thread·",
                "x created:>2     | x created:>2h·",
                "method:\"mess    | method:message_notify·",
            })
    void a_value_takes_the_place_of_what_was_typed_of_it(String text, String completed) {
        var completion = completion(text);

        assertThat(completion.chosen()).isZero();
        assertThat(completion.with(completion.suggestions().getFirst())).isEqualTo(completed.replace('·', ' '));
    }

    /// What begins with the typed text comes before what has it somewhere.
    @Test
    void a_channel_is_offered_with_those_below_it_and_found_by_any_part() {
        assertThat(offered("channel:root")).startsWith("root.*").contains("root.connector");
        assertThat(completion("channel:root").chosen())
                .as("Enter keeps a channel that is typed to its end")
                .isEqualTo(-1);
        assertThat(completion("channel:roo").chosen()).isZero();
        assertThat(offered("channel:onnec")).containsExactly("root.connector");
    }

    @Test
    void nothing_is_completed_in_the_middle_of_a_word_or_where_nothing_is_known() {
        completion("state:failed");

        assertThat(model.completion("state:failed", 8).suggestions()).isEmpty();
        assertThat(offered("state:failed")).isEmpty();
        assertThat(offered("worker:99")).isEmpty();
    }

    @Test
    void a_cell_is_filtered_by_its_values_and_excluded_by_them() {
        var row = job(7, JobState.FAILED, "mail.thread", "message_notify", "Notify");
        CellConditions.of("state", row).forEach(model::add);
        CellConditions.of("method", row).forEach(each -> model.add(each.inSense(Sense.WITHOUT)));

        assertThat(model.text().get()).isEqualTo("state:failed -model:mail.thread -method:message_notify");
        assertThat(CellConditions.of("ran", row)).isEmpty();
        assertThat(CellConditions.of("uuid", row)).isNotEmpty();
    }
}
