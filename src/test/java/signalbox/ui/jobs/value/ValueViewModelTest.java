package signalbox.ui.jobs.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import signalbox.queue.action.ColumnKind;
import signalbox.queue.action.JobOperation;

class ValueViewModelTest {
    private static final Instant NOW = Instant.parse("2026-06-12T10:03:20Z");

    private static ValueViewModel model(ColumnKind kind) {
        return new ValueViewModel(
                kind, "3 jobs", ValueChoice.of(kind, List.of("root", "root.mail", "root.Mailing", "root.slow"), NOW));
    }

    private static List<String> offered(ValueViewModel model) {
        return model.choices().get().stream().map(ValueChoice::value).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "CHANNEL, root.mail, Move 3 jobs to root.mail",
        "PRIORITY, ' 5 ', Set priority 5 for 3 jobs",
        "ETA, none, Set no ETA for 3 jobs",
        "ETA, 2026-06-01T12:00:00Z, Set ETA 2026-06-01 12:00:00 UTC for 3 jobs",
        "ETA, 2026-06-01 12:00:00 UTC, Set ETA 2026-06-01 12:00:00 UTC for 3 jobs",
        "ETA, 2026-06-01 12:00, Set ETA 2026-06-01 12:00:00 UTC for 3 jobs"
    })
    void a_value_becomes_the_operation_that_sets_it(ColumnKind kind, String text, String verb) {
        assertThat(model(kind).operation(text).map(operation -> operation.verb(3)))
                .contains(verb);
    }

    @ParameterizedTest
    @CsvSource({
        "CHANNEL, mail",
        "CHANNEL, ''",
        "PRIORITY, -1",
        "PRIORITY, soon",
        "PRIORITY, ''",
        "ETA, 2026-06-31 12:00",
        "ETA, 2026-06-01",
        "ETA, tomorrow",
        "ETA, ''"
    })
    void what_is_no_value_is_said_beside_the_field_and_goes_no_further(ColumnKind kind, String text) {
        var model = model(kind);

        assertThat(model.operation(text)).isEmpty();

        assertThat(model.fault().get())
                .endsWith("must be " + kind.possible() + ".")
                .doesNotStartWith(":");
        model.type(text + "0");
        assertThat(model.fault().get()).isEmpty();
    }

    @Test
    void the_channels_of_the_database_are_offered_and_typing_narrows_them() {
        var model = model(ColumnKind.CHANNEL);
        assertThat(offered(model)).containsExactly("root", "root.mail", "root.Mailing", "root.slow");

        model.type("MAIL");

        assertThat(offered(model)).containsExactly("root.mail", "root.Mailing");
        assertThat(model.hint().get()).isEmpty();
    }

    @Test
    void a_channel_that_was_not_read_is_left_to_the_server_and_the_operator_knows() {
        var model = model(ColumnKind.CHANNEL);

        model.type("root.new");

        assertThat(offered(model)).isEmpty();
        assertThat(model.hint().get()).contains("root.new").contains("The server is asked");
        assertThat(model.operation("root.new")).isPresent();
    }

    @Test
    void an_eta_is_offered_by_how_far_away_it_is_and_stands_there_as_the_moment_itself() {
        assertThat(model(ColumnKind.ETA).choices().get())
                .contains(new ValueChoice("2026-06-12 11:03:20 UTC", "in 1 h"))
                .contains(new ValueChoice("none", "as soon as a slot is free"));
    }

    @Test
    void while_the_servers_time_is_not_known_no_eta_is_counted_from_it() {
        assertThat(ValueChoice.of(ColumnKind.ETA, List.of(), null))
                .extracting(ValueChoice::value)
                .containsExactly("none");
    }

    @ParameterizedTest
    @EnumSource(ColumnKind.class)
    void all_that_is_offered_is_a_value(ColumnKind kind) {
        var model = model(kind);
        assertThat(offered(model))
                .isNotEmpty()
                .allSatisfy(value -> assertThat(model.operation(value))
                        .map(JobOperation::name)
                        .contains(kind.command()));
    }
}
