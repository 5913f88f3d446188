package signalbox.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.audit.AuditEntry;
import signalbox.audit.AuditLog;
import signalbox.audit.reading.ActionResult;
import signalbox.audit.reading.AuditFilter;
import signalbox.audit.reading.AuditReader;
import signalbox.ui.audit.content.AuditItem;
import signalbox.ui.audit.content.ResultGroup;
import signalbox.ui.fx.InlineBackground;

class AuditViewModelTest {
    @TempDir
    private Path folder;

    private AuditLog log = new AuditLog(Path.of("none"));
    private AuditViewModel model = Pictures.model(Path.of("none"));

    @BeforeEach
    void write() {
        log = AuditSamples.write(folder.resolve("audit.jsonl"), AuditSamples.usual());
        model = of(log);
    }

    private static AuditViewModel of(AuditLog log) {
        return new AuditViewModel(
                new AuditSource(new AuditReader(log.file()), log::written, AuditSamples.PROFILE),
                new InlineBackground(),
                InstantSource.fixed(AuditSamples.NOW));
    }

    private List<String> profiles() {
        return model.rows().get().stream().map(row -> row.profile()).distinct().toList();
    }

    @Test
    void at_first_it_shows_the_open_profile_and_then_all_of_this_computer() {
        model.opened();
        assertThat(profiles()).containsExactly("acme-prod");

        model.all(true);
        assertThat(profiles()).containsExactlyInAnyOrder("acme-prod", "nordwind-pos", "acme-staging");

        model.all(false);
        assertThat(profiles()).containsExactly("acme-prod");
    }

    @Test
    void an_action_of_this_window_appears_with_the_next_tick() {
        model.opened();
        var before = model.rows().get().size();
        var figures = model.figures().get();

        AuditSamples.write(log, AuditSamples.requeue(Duration.ofSeconds(3), "jonas", 1, 0, "one more"));
        model.tick();

        assertThat(model.rows().get()).hasSize(before + 1);
        assertThat(model.rows().get().getFirst().reason()).isEqualTo("one more");
        assertThat(ResultGroup.DONE.count(model.figures().get().sums()))
                .isEqualTo(ResultGroup.DONE.count(figures.sums()) + 1);
    }

    @Test
    void what_another_process_writes_appears_too() {
        var now = new Instant[] {AuditSamples.NOW};
        model = new AuditViewModel(
                new AuditSource(new AuditReader(log.file()), log::written, AuditSamples.PROFILE),
                new InlineBackground(),
                () -> now[0]);
        model.opened();
        model.tick();
        var before = model.rows().get().size();

        AuditSamples.write(
                new AuditLog(log.file()), AuditSamples.requeue(Duration.ofSeconds(3), "ines", 1, 0, "elsewhere"));
        now[0] = now[0].plusSeconds(6);
        model.tick();

        assertThat(model.rows().get()).hasSize(before + 1);
    }

    @Test
    void the_selected_action_gets_its_result_when_it_ends() {
        model.opened();
        var begun = model.rows().get().getFirst();
        assertThat(begun.result()).isEqualTo(ActionResult.BEGAN);
        model.select(begun);

        var entry = Objects.requireNonNull(model.selected().get()).detail().entry();
        log.append(new AuditEntry(
                AuditSamples.NOW,
                entry.who(),
                entry.profile(),
                entry.action(),
                entry.databases(),
                480,
                List.of(),
                List.of(),
                "done",
                entry.reason(),
                null,
                null,
                entry.chosenBy(),
                entry.begun().after(entry.when(), begun.number())));
        model.tick();

        assertThat(model.rows().get().getFirst().result()).isEqualTo(ActionResult.DONE);
        var after = Objects.requireNonNull(model.selected().get());
        assertThat(after.detail().row().result()).isEqualTo(ActionResult.DONE);
        assertThat(after.rows()).isEqualTo("480 in the preview, 480 changed");
    }

    @Test
    void the_counts_of_the_results_follow_the_other_filters_and_not_the_chosen_result() {
        model.opened();
        var all = model.figures().get().groups();

        model.filter(model.filter().get().ending(Set.of(ActionResult.REFUSED)));
        assertThat(model.figures().get().groups()).isEqualTo(all);
        assertThat(model.rows().get()).hasSize(1);

        model.filter(model.filter().get().ending(Set.of()).by("jonas"));
        assertThat(model.figures().get().groups())
                .containsEntry(ResultGroup.ALL, 2)
                .containsEntry(ResultGroup.DONE, 1)
                .containsEntry(ResultGroup.REFUSED, 1);

        model.filter(model.filter().get().saying("mail host"));
        assertThat(model.figures().get().groups()).containsEntry(ResultGroup.ALL, 1);
        assertThat(ResultGroup.ALL.count(model.figures().get().sums())).isEqualTo(all.get(ResultGroup.ALL));
    }

    @Test
    void older_actions_are_read_by_portions() {
        var many = new ArrayList<AuditSamples.Sample>();
        for (var i = 0; i < 250; i++) {
            many.add(AuditSamples.requeue(Duration.ofMinutes(i), "marta", 1, 0, ""));
        }
        model = of(AuditSamples.write(folder.resolve("many.jsonl"), many));
        model.opened();
        assertThat(model.rows().get()).hasSize(AuditViewModel.PORTION);
        assertThat(model.hasOlder()).isTrue();

        model.older();
        model.older();

        assertThat(model.rows().get()).hasSize(250);
        assertThat(model.rows().get().stream().map(row -> row.offset()).distinct())
                .hasSize(250);
        assertThat(model.hasOlder()).isFalse();
    }

    @Test
    void days_have_headings_in_utc_with_how_many_are_listed() {
        model.opened();

        var days = AuditItem.of(model.rows().get(), AuditSamples.NOW).stream()
                .filter(AuditItem.DayItem.class::isInstance)
                .limit(2)
                .toList();

        assertThat(days).containsExactly(new AuditItem.DayItem("Today, 26 Nov", 4), new AuditItem.DayItem("25 Nov", 1));
    }

    @Test
    void a_log_that_cannot_be_read_is_said_and_comes_back_when_it_can() throws IOException {
        var wrong = folder.resolve("wrong.jsonl");
        Files.createDirectories(wrong);
        model = of(new AuditLog(wrong));
        model.opened();
        assertThat(model.fault().get()).contains("wrong.jsonl cannot be read");

        Files.delete(wrong);
        model.opened();

        assertThat(model.fault().get()).isEmpty();
    }

    @Test
    void a_broken_chain_is_named_and_the_list_stays() throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(log.file()));
        lines.remove(4);
        Files.write(log.file(), lines);

        model.opened();

        var report = Objects.requireNonNull(model.chain().get());
        assertThat(report.isUnbroken()).isFalse();
        assertThat(report.sentence()).startsWith("No. 5 is missing");
        assertThat(model.rows().get()).isNotEmpty();
        assertThat(model.fault().get()).isEmpty();
    }

    @Test
    void all_that_match_are_exported_and_no_cell_is_a_formula() throws IOException {
        AuditSamples.write(log, AuditSamples.requeue(Duration.ofSeconds(3), "jonas", 1, 0, "=1+1, \"quoted\""));
        var file = folder.resolve("out.csv");

        var count = AuditExport.write(new AuditReader(log.file()), AuditFilter.ALL.by("jonas"), file);

        var lines = Files.readAllLines(file);
        assertThat(count).isEqualTo(3);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).endsWith(",done,done,\"'=1+1, \"\"quoted\"\"\"");
        assertThat(lines.get(2)).contains(",acme-prod,production,requeue,5c1f07d2 + 11,12,11,1,partly done,");
    }
}
