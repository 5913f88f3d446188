package signalbox.ui.jobs.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.ui.JobSamples.NOW;
import static signalbox.ui.JobSamples.WRITER;
import static signalbox.ui.JobSamples.counts;
import static signalbox.ui.JobSamples.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import signalbox.queue.JobState;
import signalbox.queue.action.JobAction;
import signalbox.queue.filter.FilterText;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.group.GroupBy;
import signalbox.queue.group.GroupScope;
import signalbox.queue.group.JobGroup;
import signalbox.ui.fx.InlineBackground;

class GroupsViewModelTest {
    private final GroupSamples source = new GroupSamples();
    private final GroupsViewModel model = new GroupsViewModel(source, new InlineBackground());
    private int seconds;

    private void turn() {
        model.show(snapshot(NOW.plusSeconds(seconds++), WRITER, counts()));
    }

    private void open() {
        turn();
        model.mode(ListMode.GROUPS);
    }

    private GroupsContent content() {
        return model.content().get();
    }

    private GroupSelection selected() {
        return Objects.requireNonNull(model.selection().get());
    }

    @Test
    void while_the_list_is_shown_nothing_is_read() {
        turn();
        turn();
        assertThat(source.asked).isEmpty();
        model.mode(ListMode.GROUPS);
        assertThat(source.asked).containsExactly("turn ERROR");
        model.mode(ListMode.LIST);
        turn();
        assertThat(source.asked).containsExactly("turn ERROR");
    }

    @Test
    void batches_follow_each_other_until_all_are_read_and_then_once_a_refresh() {
        source.turns = 4;
        open();
        assertThat(source.asked).hasSize(4);
        assertThat(content().reading().isShown()).isFalse();
        assertThat(content().summary()).startsWith("8 groups · 12,009 failed jobs · as of ");
        turn();
        assertThat(source.asked).hasSize(5);
    }

    @Test
    void a_stop_says_how_many_the_groups_count_and_lasts_until_the_operator_goes_on() {
        source.turns = 4;
        model.content().subscribe(content -> {
            if (content.reading().share() > 0.4 && !content.reading().stopped()) {
                model.stop();
            }
        });
        open();
        assertThat(content().reading().sentence())
                .isEqualTo("Stopped: read 6,004 of 12,009 failed jobs. The groups count those.");
        turn();
        turn();
        assertThat(source.asked).hasSize(2);
        source.turns = 2;
        model.go();
        assertThat(content().reading().isShown()).isFalse();
    }

    @Test
    void a_fault_is_said_keeps_what_was_read_and_is_tried_again() {
        open();
        source.fault = new IllegalStateException("Could not read failed jobs: no connection.");
        turn();
        assertThat(model.failure().get()).isEqualTo("Could not read failed jobs: no connection.");
        assertThat(content().rows()).hasSize(8);
        source.fault = null;
        model.go();
        assertThat(model.failure().get()).isEmpty();
    }

    @Test
    void where_the_filter_asks_for_other_states_it_says_that_groups_are_of_failed_jobs() {
        open();
        assertThat(content().notes()).noneMatch(note -> note.startsWith("Groups are of failed jobs"));

        model.filter(JobFilter.ALL.withStates(Set.of(JobState.DONE)));

        assertThat(content().notes()).anyMatch(note -> note.startsWith("Groups are of failed jobs"));
    }

    @Test
    void after_another_filter_a_fault_leaves_no_groups_of_the_filter_before() {
        open();
        source.fault = new IllegalStateException("Groups are of failed jobs, and this filter has none.");

        model.filter(JobFilter.ALL.withStates(Set.of(JobState.DONE)));

        assertThat(model.failure().get()).startsWith("Groups are of failed jobs");
        assertThat(content().rows()).isEmpty();
    }

    @Test
    void another_way_of_grouping_asks_the_server_nothing() {
        open();
        model.by(GroupBy.METHOD);
        assertThat(source.asked).containsExactly("turn ERROR", "groups METHOD");
    }

    @Test
    void a_method_of_the_overview_narrows_the_groups_until_its_chip_is_removed() {
        turn();
        model.open("mail.mail", "send");
        assertThat(source.scopes).containsOnly(GroupScope.ofMethod("mail.mail", "send"));
        model.ofAllMethods();
        assertThat(source.scopes.getLast()).isEqualTo(GroupScope.ALL);
    }

    @Test
    void the_filter_of_the_list_narrows_the_groups() {
        open();
        var filter = JobFilter.ALL.withChannel("root.mail").withText("invoice");
        model.filter(filter);
        assertThat(source.asked.getLast()).isEqualTo("groups ERROR");
        assertThat(source.filters.getLast()).isEqualTo(filter);
    }

    @Test
    void the_newest_jobs_of_a_group_are_read_as_many_as_one_action_takes() {
        open();
        model.choose(source.groups.getFirst().key());
        assertThat(selected().group().jobs()).isEqualTo(4_000);
        assertThat(selected().jobs().size()).isEqualTo(JobAction.MOST_JOBS);
    }

    @Test
    void an_operation_on_a_large_group_takes_exactly_its_jobs_as_they_are_then() {
        open();
        model.choose(source.groups.getFirst().key());
        assertThat(model.figure()).isEqualTo("4,000");
        assertThat(source.asked).doesNotContain("frozen");
        var sizes = new ArrayList<Integer>();
        model.freeze((_, jobs) -> sizes.add(jobs.size()));
        assertThat(sizes).containsExactly(4_000);
    }

    @Test
    void a_group_whose_jobs_no_longer_fail_is_no_longer_chosen() {
        open();
        model.choose(source.groups.getFirst().key());
        source.groups = source.groups.subList(1, 8);
        turn();
        assertThat(model.selection().get()).isNull();
    }

    @Test
    void without_failed_jobs_it_says_so() {
        source.empty = true;
        open();
        assertThat(content().empty().sentence()).isEqualTo("No failed jobs");
    }

    @Test
    void the_filter_of_a_group_names_all_that_its_jobs_have_in_common() {
        assertThat(text(GroupSamples.all().get(2)))
                .isEqualTo("state:failed channel:root.mail model:mail.mail method:send"
                        + " exception:odoo.addons.base.models.ir_mail_server.MailDeliveryException"
                        + " trace:acme_mail/models/smtp.py");
        assertThat(text(GroupSamples.all().get(3))).doesNotContain("method:");
        assertThat(text(GroupSamples.all().get(7))).doesNotContain("trace:");
        var choice = GroupChoice.FIRST.within(JobFilter.ALL.withChannel("root").withText("invoice"));
        assertThat(GroupFilter.of(GroupSamples.all().getFirst(), choice).text())
                .startsWith("state:failed channel:root.mail ")
                .endsWith("invoice");
    }

    private static String text(JobGroup group) {
        var filter = GroupFilter.of(group, GroupChoice.FIRST);
        assertThat(FilterText.parse(filter.text())).isEqualTo(new FilterText.Filter(filter));
        return filter.text();
    }

    @Test
    void what_a_row_names_of_the_newest_job_is_an_example_where_there_are_others() {
        var several = GroupRow.of(GroupSamples.severalKinds(), NOW);
        assertThat(several.exception()).isEqualTo("3 errors, for example UserError");
        assertThat(several.wholeException()).isEqualTo("3 errors, for example odoo.exceptions.UserError");
        assertThat(several.frame()).isEqualTo("for example acme_mail/…/mailing.py:40");
        assertThat(several.wholeFrame()).startsWith("Of the newest job: ");
        assertThat(several.model() + several.method()).isEqualTo("2 methods, for example mail.mail.send");
        assertThat(several.channels()).isEqualTo("4 channels, for example root.mail");
        assertThat(several.message()).startsWith("5 messages, for example ");

        var rows = List.of(
                GroupRow.of(GroupSamples.all().get(3), NOW),
                GroupRow.of(GroupSamples.all().get(7), NOW));
        assertThat(rows.getFirst().methods()).isEqualTo("2 methods, for example mail.mail.notify");
        assertThat(rows.getFirst().frame()).isEqualTo("acme_mail/…/template.py:57");
        assertThat(rows.getLast().frame()).isEqualTo("no own frame");
    }
}
