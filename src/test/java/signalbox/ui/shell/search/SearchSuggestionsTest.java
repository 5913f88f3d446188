package signalbox.ui.shell.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import signalbox.queue.action.JobOperations;
import signalbox.queue.filter.JobFilter;
import signalbox.ui.kit.Icon;
import signalbox.ui.screen.ScreenName;
import signalbox.ui.shell.SampleFeed;
import signalbox.ui.shell.search.Suggestion.Goal;

class SearchSuggestionsTest {
    private static final SearchSuggestions SEARCH = new SearchSuggestions("acme-prod", JobOperations.ALL, List::of);

    private static List<Suggestion> found(String text) {
        return SEARCH.of(text, SampleFeed.healthy().snapshot());
    }

    private static Goal first(String text) {
        return found(text).getFirst().goal();
    }

    @ParameterizedTest
    @CsvSource({
        "overview, OVERVIEW",
        "Jobs, JOBS",
        "channels, CHANNELS",
        "what if, CHANNELS",
        "runners, RUNNERS",
        "requeue, JOBS",
        "cancel, JOBS",
        "set done, JOBS",
        "Terminate, RUNNERS"
    })
    void screens_and_what_is_done_there_open_the_screen(String text, ScreenName place) {
        assertThat(first(text)).isEqualTo(new Goal.OpenScreen(place));
    }

    @ParameterizedTest
    @EnumSource(ScreenName.class)
    void every_screen_is_found_by_its_name(ScreenName screen) {
        assertThat(SEARCH.of(screen.label(), null).getFirst().goal()).isEqualTo(new Goal.OpenScreen(screen));
    }

    @Test
    void every_operation_on_jobs_is_found_by_its_button_and_its_command() {
        assertThat(JobOperations.ALL).isNotEmpty().allSatisfy(operation -> {
            assertThat(first(operation.label())).isEqualTo(new Goal.OpenScreen(ScreenName.JOBS));
            assertThat(first(operation.command())).isEqualTo(new Goal.OpenScreen(ScreenName.JOBS));
        });
        assertThat(found("retry")).extracting(Suggestion::text).contains("Requeue jobs");
    }

    @Test
    void settings_are_found_by_what_is_set() {
        assertThat(first("theme")).isEqualTo(new Goal.OpenSettings());
        assertThat(first(" settings ")).isEqualTo(new Goal.OpenSettings());
    }

    @Test
    void pause_pauses() {
        assertThat(first("pause")).isEqualTo(new Goal.Pause());
    }

    @Test
    void an_action_is_found_by_its_words_by_other_names_and_by_a_few_letters() {
        var done = new AtomicInteger();
        var action = new PaletteAction(
                Icon.REQUEUE, "Requeue the selected jobs", "", List.of("retry selected"), done::incrementAndGet);
        var search = new SearchSuggestions("acme-prod", List.of(), () -> List.of(action));

        for (var text : List.of("requeue the", "selected", "retry", "rqs", "Requeue the selected jobs")) {
            assertThat(search.of(text, null))
                    .as(text)
                    .extracting(Suggestion::text)
                    .contains(action.text());
        }
        assertThat(search.of("xyz", null)).extracting(Suggestion::text).doesNotContain(action.text());
        assertThat(search.of("requeue the selected jobs", null).getFirst().goal())
                .isInstanceOfSatisfying(Goal.Run.class, run -> run.work().run());
        assertThat(done).hasValue(1);
    }

    @Test
    void an_action_comes_before_jobs_with_that_text_once_its_name_has_begun() {
        var search = new SearchSuggestions(
                "acme-prod", List.of(), () -> List.of(new PaletteAction(Icon.RUNNERS, "Start runner…", "", () -> {})));

        assertThat(search.of("start", null).getFirst().text()).isEqualTo("Start runner…");
        assertThat(search.of("sta", null).getFirst().text()).startsWith("Jobs with");
    }

    @Test
    void an_action_that_is_found_in_several_ways_is_offered_once() {
        var search = new SearchSuggestions(
                "acme-prod", List.of(), () -> List.of(new PaletteAction(Icon.SETTINGS, "Light theme", "", () -> {})));

        assertThat(search.of("light", null)).extracting(Suggestion::text).containsOnlyOnce("Light theme");
    }

    @Test
    void a_link_of_another_profile_offers_that_profile_and_says_whose_it_is() {
        var open = PaletteAction.openProfile(Icon.DATABASE, "acme-staging", "staging", () -> {});
        var drill = new PaletteAction(Icon.FAILOVER, "Run drill…", "", List.of("acme-staging"), () -> {});
        var search = new SearchSuggestions("acme-prod", List.of(), () -> List.of(drill, open));

        assertThat(search.of("signalbox://acme-staging/job/5c1f07d2", null))
                .extracting(Suggestion::text, Suggestion::where)
                .containsExactly(
                        tuple("Open profile acme-staging", "staging"),
                        tuple("Job 5c1f07d2 in this profile", "the link is of acme-staging"));
    }

    @Test
    void a_link_to_a_job_is_that_job() {
        assertThat(found("signalbox://acme-prod/job/5c1f07d2-0000-4000-8000-000000000001"))
                .extracting(Suggestion::goal)
                .containsExactly(new Goal.Jobs(JobFilter.ALL.withText("5c1f07d2-0000-4000-8000-000000000001")));
    }

    @Test
    void a_pid_is_that_runner() {
        assertThat(first("31290")).isEqualTo(new Goal.Runner(31290));
        assertThat(found("312")).extracting(Suggestion::goal).contains(new Goal.Runner(31290));
    }

    @Test
    void a_channel_filters_the_jobs() {
        assertThat(first("root.mail")).isEqualTo(new Goal.Jobs(JobFilter.ALL.withChannel("root.mail")));
        assertThat(found("mail")).extracting(Suggestion::text).containsExactly("Jobs with “mail”", "root.mail");
    }

    @Test
    void all_else_is_text_in_jobs() {
        assertThat(first("requ")).isEqualTo(new Goal.Jobs(JobFilter.ALL.withText("requ")));
        assertThat(found("requ")).extracting(Suggestion::text).contains("Requeue jobs");
        assertThat(found("WH/OUT/0042")).hasSize(1);
        assertThat(found("  ")).isEmpty();
    }

    @Test
    void before_the_first_snapshot_text_and_commands_are_found() {
        assertThat(SEARCH.of("31290", null)).extracting(Suggestion::text).containsExactly("Jobs with “31290”");
    }
}
