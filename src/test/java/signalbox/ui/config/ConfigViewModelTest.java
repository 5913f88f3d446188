package signalbox.ui.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.config.ConfigSource;
import signalbox.config.check.ConfigFinding;
import signalbox.ui.config.ConfigViewModel.Mode;
import signalbox.ui.config.content.FileCell;
import signalbox.ui.config.content.FileCell.Tone;
import signalbox.ui.config.content.FileRow;
import signalbox.ui.config.content.SuggestedPatch;
import signalbox.ui.config.content.SuggestedPatch.Trade;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.fx.QueuedBackground;

class ConfigViewModelTest {
    private static final List<String> SECRETS =
            List.of("not.a.real.hash", "another.hash", "pg-of-production", "pg-of-staging", "s3cr3t-of-the-runner");

    private final Stage stage = new Stage();
    private final ConfigViewModel model = stage.model;

    private FileCell right(int line) {
        return stage.content().rows().stream()
                .flatMap(row -> row instanceof FileRow.Pair(var _, var right, var _) && right != null
                        ? Stream.of(right)
                        : Stream.empty())
                .filter(cell -> cell.line() == line)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothing_is_shown_before_something_is_chosen() {
        assertThat(model.content().get()).isNull();
        assertThat(model.left().chosen().get()).isEqualTo(ChosenConfig.NOTHING);
    }

    @Test
    void one_file_alone_is_shown_whole_with_its_findings() {
        model.choose(model.right(), InventedConfigs.STAGING);

        assertThat(stage.content().subject()).isEqualTo("B");
        assertThat(stage.content().rows()).hasSize(28).allMatch(row -> row instanceof FileRow.Single);
        assertThat(stage.content().compared().findings())
                .extracting(ConfigFinding::code, ConfigFinding::line)
                .contains(tuple("several-settings-in-one-value", 26));
    }

    @Test
    void the_only_file_is_the_one_looked_at_on_either_side() {
        model.choose(model.left(), Stage.PRODUCTION);

        assertThat(stage.content().subject()).isEqualTo("A");
        assertThat(stage.content().compared().isAlone()).isTrue();
    }

    /// A picture of the screen waits for it.
    @Test
    void it_is_settled_when_what_was_chosen_is_checked() {
        assertThat(model.isSettled()).as("nothing chosen").isTrue();

        stage.compared();

        assertThat(model.isSettled()).isTrue();
        assertThat(model.content().get()).isNotNull();
    }

    @Test
    void two_files_are_counted_by_what_odoo_reads() {
        stage.compared();

        assertThat(stage.content().subject()).isEqualTo("B");
        assertThat(stage.content().differ()).isEqualTo(10);
        assertThat(stage.content().expected()).isEqualTo(5);
        assertThat(stage.content().toCheck()).isEqualTo(5);
    }

    @Test
    void what_builds_are_bound_to_differ_in_looks_calmer_than_the_rest() {
        stage.compared();

        assertThat(right(7).tone()).isEqualTo(Tone.EXPECTED);
        assertThat(right(22).tone()).isEqualTo(Tone.ADDED);
        assertThat(right(28).tone()).isEqualTo(Tone.WARNING);
        assertThat(right(26).tone()).isEqualTo(Tone.DANGER);
        assertThat(right(21).tone()).isEqualTo(Tone.NONE);
    }

    @Test
    void unchanged_lines_are_folded_until_asked_for() {
        stage.compared();
        assertThat(stage.text()).contains("fold 6").doesNotContain("max_cron_threads");

        var fold = stage.content().rows().stream()
                .flatMap(row -> row instanceof FileRow.Fold shown ? Stream.of(shown) : Stream.empty())
                .findFirst()
                .orElseThrow();
        model.unfold(fold.from());
        assertThat(stage.text()).contains("max_cron_threads").doesNotContain("fold");
    }

    @Test
    void a_line_is_reached_also_where_it_is_folded() {
        stage.compared();

        model.goTo(17);

        assertThat(model.line().get()).isEqualTo(17);
        assertThat(stage.text()).contains("17 max_cron_threads");
    }

    @Test
    void unified_has_what_is_gone_before_what_came() {
        stage.compared();
        model.mode().set(Mode.UNIFIED);

        assertThat(stage.text()).contains("22 workers = 4\n22 workers = 2\n");
    }

    @Test
    void swapping_looks_at_the_other_one() {
        stage.compared();

        model.swap();

        assertThat(model.right().chosen().get().source()).isEqualTo(Stage.PRODUCTION);
        assertThat(stage.content().compared().right().source()).isEqualTo(Stage.PRODUCTION);
    }

    @Test
    void secrets_are_masked_and_equal_ones_have_equal_fingerprints() {
        stage.compared();

        assertThat(stage.text()).contains("********").doesNotContain(SECRETS);
        var pairs = stage.content().rows().stream()
                .filter(FileRow.Pair.class::isInstance)
                .map(FileRow.Pair.class::cast)
                .filter(pair -> pair.left() != null && pair.left().fingerprint() != null)
                .toList();
        assertThat(pairs).hasSize(3);
        assertThat(pairs)
                .filteredOn(pair -> pair.right() != null
                        && pair.left() != null
                        && Objects.equals(
                                pair.left().fingerprint(), pair.right().fingerprint()))
                .hasSize(1);
    }

    @Test
    void secrets_that_are_shown_are_masked_again_after_a_minute() {
        stage.compared();

        model.toggleSecrets();
        assertThat(stage.text()).contains(SECRETS);
        assertThat(model.revealedFor().get()).isEqualTo(ConfigViewModel.REVEAL);

        stage.pass(ConfigViewModel.REVEAL.minusSeconds(1));
        assertThat(model.revealedFor().get()).isEqualTo(Duration.ofSeconds(1));

        stage.pass(Duration.ofSeconds(1));
        assertThat(model.revealedFor().get()).isNull();
        assertThat(stage.text()).doesNotContain(SECRETS);
    }

    @Test
    void the_patch_is_written_where_the_operator_says_and_holds_no_secret(@TempDir Path folder) throws IOException {
        var file = folder.resolve("odoo.conf.patch");
        var saving = new Stage(new InlineBackground(), Optional.of(file)).compared();
        saving.model.toggleSecrets();

        saving.model.savePatch();

        assertThat(Files.readString(file))
                .contains(
                        "-scheme = https host = acme.odoo.com port = 443", "+host = acme-stg-queue-11874.dev.odoo.com")
                .doesNotContain(SECRETS);
        assertThat(saving.notices)
                .singleElement()
                .satisfies(notice -> assertThat(notice.sentence()).contains("patch"));
    }

    @Test
    void what_gives_up_one_thing_for_another_is_in_the_patch_only_if_it_is_wanted() {
        var text = """
                [options]
                server_wide_modules = web,queue_job
                workers = 4
                [queue_job]
                channels = root:8
                scheme = https
                host = acme-stg-queue-11874.dev.odoo.com
                port = 443
                """;
        model.choose(model.right(), new ConfigSource.Pasted(1, text));
        assertThat(correction().trades()).extracting(Trade::code).containsExactly("root-capacity-above-workers");
        assertThat(correction().diff()).isEmpty();

        model.wantTrade("root-capacity-above-workers", true);
        assertThat(correction().diff()).contains("+channels = root:3");

        model.wantTrade("root-capacity-above-workers", false);
        assertThat(correction().diff()).isEmpty();
    }

    private SuggestedPatch correction() {
        return stage.content().compared().correction();
    }

    @Test
    void after_the_patch_the_runner_would_ask_the_build_itself() {
        stage.compared();

        var compared = stage.content().compared();
        assertThat(compared.use().url()).startsWith("https host = acme.odoo.com port = 443://127.0.0.1:8069");
        assertThat(compared.correction().use().url())
                .isEqualTo("https://acme-stg-queue-11874.dev.odoo.com:443/queue_job/runjob");
    }

    @Test
    void a_side_that_cannot_be_read_says_why_and_can_be_tried_again() {
        stage.configs.failing(InventedConfigs.STAGING, "acme.example does not answer.");
        stage.compared();

        assertThat(model.right().chosen().get().fault()).isEqualTo("acme.example does not answer.");
        assertThat(stage.content().subject()).isEqualTo("A");

        stage.configs.failing(InventedConfigs.STAGING, "It still does not.");
        model.right().readAgain();
        assertThat(model.right().chosen().get().fault()).isEqualTo("It still does not.");
    }

    @Test
    void of_two_readings_the_one_asked_for_last_counts() {
        var background = new QueuedBackground();
        var slow = new Stage(background, Optional.empty());
        slow.model.choose(slow.model.right(), Stage.PRODUCTION);
        slow.model.choose(slow.model.right(), InventedConfigs.STAGING);

        background.finish(1);
        background.finish(0);

        assertThat(slow.model.right().chosen().get().source()).isEqualTo(InventedConfigs.STAGING);
        assertThat(slow.model.right().chosen().get().read()).isNotNull();
    }

    @Test
    void secrets_of_a_copy_are_not_said_to_differ() {
        stage.configs.with(InventedConfigs.PRODUCTION, "production", null);
        model.choose(model.left(), InventedConfigs.PRODUCTION);
        model.choose(model.right(), InventedConfigs.STAGING);

        assertThat(stage.content().compared().isBlind()).isTrue();
        assertThat(stage.content().compared().changes())
                .extracting(change -> change.key())
                .contains("db_name")
                .doesNotContain("admin_passwd", "db_password");
    }

    @Test
    void no_patch_is_made_of_what_cannot_be_patched() {
        var parameters = new ConfigSource.InDatabase();
        stage.configs.with(InventedConfigs.PRODUCTION, "staging", null).with(parameters, "staging", null);

        model.choose(model.right(), InventedConfigs.PRODUCTION);
        assertThat(stage.content().compared().findings()).isNotEmpty();
        assertThat(stage.content().compared().correction().reason()).contains("no secrets");

        model.choose(model.right(), parameters);
        assertThat(stage.content().compared().findings()).isEmpty();
        assertThat(stage.content().compared().correction().isEmpty()).isTrue();
    }

    @Test
    void a_file_that_odoo_refuses_is_shown_all_the_same_and_dispatches_nothing() {
        stage.configs.with(InventedConfigs.STAGING, "refused", null);
        model.choose(model.right(), InventedConfigs.STAGING);

        assertThat(stage.content().rows()).hasSize(31);
        assertThat(stage.content().compared().use().url()).startsWith("none");
    }

    @Test
    void an_empty_clipboard_is_not_a_configuration() {
        model.paste(model.right(), " \n");

        assertThat(model.right().chosen().get()).isEqualTo(ChosenConfig.NOTHING);
        assertThat(stage.notices).hasSize(1);
    }

    @Test
    void what_was_given_can_be_chosen_again_beside_the_copies() {
        model.paste(model.right(), "[options]\nworkers = 2\n");

        assertThat(model.known().get()).first().isInstanceOf(ConfigSource.Pasted.class);
        assertThat(model.known().get()).hasSize(3);
    }

    @Test
    void a_copy_is_kept_on_demand() {
        stage.compared();

        model.keep();

        assertThat(stage.configs.copies)
                .singleElement()
                .satisfies(copy -> assertThat(copy.source()).isEqualTo(InventedConfigs.STAGING));
        assertThat(stage.notices).hasSize(1);
    }
}
