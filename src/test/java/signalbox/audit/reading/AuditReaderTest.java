package signalbox.audit.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.audit.Action;
import signalbox.audit.AuditEntry;
import signalbox.audit.AuditLog;
import signalbox.audit.BegunAction;
import signalbox.audit.Change;
import signalbox.audit.ConfirmedPreview;
import signalbox.audit.Outcome;
import signalbox.audit.Refusal;

class AuditReaderTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final String ACME = "acme (db:5432/acme)";
    private static final String UUID = "5c1f07d2-0000-4000-8000-000000000001";

    private record Invented(String name, String victim, int size) implements Action {}

    @TempDir
    private Path folder;

    private AuditLog log() {
        return new AuditLog(folder.resolve("audit.jsonl"));
    }

    private AuditReader reader() {
        return new AuditReader(log().file());
    }

    private static Instant minute(long minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    private static BegunAction confirmed(int rows) {
        var preview = new ConfirmedPreview(NOON, rows, 0, 0, List.of("Requeue?"));
        return new BegunAction(null, null, "staging", preview, null);
    }

    private long begin(Instant at, String action, @Nullable String reason) {
        return log().append(AuditEntry.begun(at, ACME, new Invented(action, "", 1), reason)
                .by(confirmed(1)));
    }

    private void end(long first, Instant begun, Instant at, String action, Outcome outcome, @Nullable String reason) {
        log().append(AuditEntry.done(at, ACME, new Invented(action, "", 1), outcome, reason)
                .by(confirmed(1).after(begun, first)));
    }

    private void whole(Instant at, String action) {
        var first = begin(at, action, null);
        end(first, at, at.plusSeconds(2), action, Outcome.of(new Change(UUID, "failed", "pending")), null);
    }

    private List<String> all(AuditFilter filter) {
        return reader().page(filter, null, 100).rows().stream()
                .map(row -> row.action() + " " + row.result().label())
                .toList();
    }

    @Test
    void an_action_is_one_row_with_the_time_at_which_it_began() {
        whole(NOON, "requeue");

        var rows = reader().page(AuditFilter.ALL, null, 10).rows();

        assertThat(rows).hasSize(1);
        var row = rows.getFirst();
        assertThat(row.begun()).isEqualTo(NOON);
        assertThat(row.at()).isEqualTo(NOON.plusSeconds(2));
        assertThat(row.number()).isEqualTo(2);
        assertThat(row.profile()).isEqualTo("acme");
        assertThat(row.place()).isEqualTo("db:5432/acme");
        assertThat(row.environment()).isEqualTo("staging");
        assertThat(row.subject()).isEqualTo("5c1f07d2");
        assertThat(row.previewed()).isEqualTo(1);
        assertThat(row.rows()).isEqualTo(1);
    }

    @Test
    void a_begin_without_a_result_stays_as_began_also_between_others() {
        whole(NOON, "requeue");
        begin(minute(1), "cancel", "why not");
        whole(minute(2), "done");

        assertThat(all(AuditFilter.ALL)).containsExactly("done done", "cancel began", "requeue done");
        assertThat(all(AuditFilter.ALL.ending(Set.of(ActionResult.BEGAN)))).containsExactly("cancel began");
        assertThat(reader().sums(minute(-10), "").byResult(AuditFilter.ALL))
                .isEqualTo(Map.of(ActionResult.DONE, 2, ActionResult.BEGAN, 1));
    }

    @Test
    void lines_of_older_versions_are_paired_by_what_they_have_in_common() throws IOException {
        Files.writeString(
                log().file(),
                old("12:00:00", "requeue", "begun")
                        + old("12:00:02", "requeue", "done")
                        + old("12:01:00", "requeue", "begun"));

        assertThat(all(AuditFilter.ALL)).containsExactly("requeue began", "requeue done");
        assertThat(reader().sums(NOON.minusSeconds(1), "").byResult(AuditFilter.ALL))
                .isEqualTo(Map.of(ActionResult.DONE, 1, ActionResult.BEGAN, 1));
    }

    private static String old(String clock, String action, String outcome) {
        return "{\"when\":\"2026-06-01T" + clock + "Z\",\"who\":\"jo\",\"profile\":\"" + ACME + "\",\"action\":\""
                + action + "\",\"rows\":0,\"changes\":[],\"refused\":[],\"outcome\":\"" + outcome
                + "\",\"reason\":null}\n";
    }

    @Test
    void portions_follow_each_other_without_a_gap_whatever_their_size() {
        for (var i = 0; i < 9; i++) {
            whole(minute(i), "a" + i);
            if (i % 4 == 1) {
                begin(minute(i).plusSeconds(30), "b" + i, null);
            }
        }
        var expected = all(AuditFilter.ALL);

        for (var limit = 1; limit <= 4; limit++) {
            var found = new ArrayList<String>();
            AuditPage.PageEnd from = null;
            do {
                var page = new AuditReader(log().file(), 5).page(AuditFilter.ALL, from, limit);
                page.rows()
                        .forEach(row ->
                                found.add(row.action() + " " + row.result().label()));
                from = page.older();
            } while (from != null);
            assertThat(found).isEqualTo(expected);
        }
        assertThat(expected).hasSize(11);
    }

    @Test
    void a_portion_that_finds_nothing_ends_and_says_how_far_it_looked() {
        for (var i = 0; i < 10; i++) {
            whole(minute(i), "requeue");
        }

        var page = new AuditReader(log().file(), 6).page(AuditFilter.ALL.doing("cancel"), null, 10);

        assertThat(page.rows()).isEmpty();
        assertThat(page.older()).isNotNull();
        assertThat(page.lookedBackTo()).isEqualTo(minute(7));
    }

    @Test
    void it_is_filtered_by_operator_action_profile_result_and_text() {
        whole(NOON, "requeue");
        var first = begin(minute(1), "cancel", "Ticket 4471");
        var refused = Outcome.refused(new Refusal("a1d3907e", "done", "It changed."));
        end(first, minute(1), minute(1), "cancel", refused, "Ticket 4471");

        var who = System.getProperty("user.name");
        assertThat(all(AuditFilter.ALL.by("nobody"))).isEmpty();
        assertThat(all(AuditFilter.ALL.by(who))).hasSize(2);
        assertThat(all(AuditFilter.ALL.on("acme"))).hasSize(2);
        assertThat(all(AuditFilter.ALL.on("other"))).isEmpty();
        assertThat(all(AuditFilter.ALL.doing("cancel"))).containsExactly("cancel refused");
        assertThat(all(AuditFilter.ALL.saying("ticket"))).containsExactly("cancel refused");
        assertThat(all(AuditFilter.ALL.saying("5C1F07D2"))).containsExactly("requeue done");
        assertThat(all(AuditFilter.ALL.saying("rows"))).isEmpty();
    }

    @Test
    void sums_count_the_days_since_then_and_no_earlier_ones() {
        for (var day = 0; day < 40; day++) {
            for (var i = 0; i <= day % 3; i++) {
                whole(NOON.plus(Duration.ofDays(day)).plusSeconds(i * 60L), "requeue");
            }
        }

        var sums = reader().sums(NOON.plus(Duration.ofDays(30)).minusSeconds(1), "");

        var days = sums.byDay(AuditFilter.ALL);
        assertThat(days).hasSize(10);
        assertThat(days.get(LocalDate.parse("2026-07-02"))).isEqualTo(Map.of(ActionResult.DONE, 2));
        assertThat(AuditSums.total(sums.byResult(AuditFilter.ALL))).isEqualTo(19);
    }

    @Test
    void where_a_moment_begins_is_found_in_a_large_log_too() {
        for (var i = 0; i < 600; i++) {
            whole(minute(i), "requeue-of-a-name-that-is-long-so-that-the-file-grows");
        }
        assertThat(reader().size()).isGreaterThan(1 << 19);

        for (var from : List.of(0, 1, 299, 598, 599)) {
            assertThat(AuditSums.total(reader().sums(minute(from), "").byResult(AuditFilter.ALL)))
                    .isEqualTo(600 - from);
        }
        assertThat(reader().sums(minute(700), "").counts()).isEmpty();
    }

    @Test
    void the_detail_has_what_was_confirmed_and_the_place_in_the_chain() {
        whole(NOON, "requeue");
        var row = reader().page(AuditFilter.ALL, null, 1).rows().getFirst();

        var detail = reader().detail(row).orElseThrow();

        assertThat(Objects.requireNonNull(detail.entry().begun().preview()).sentences())
                .containsExactly("Requeue?");
        assertThat(detail.isWhole()).isTrue();
        assertThat(detail.hash()).hasSize(64);
        assertThat(detail.entry().changes()).containsExactly(new Change(UUID, "failed", "pending"));
    }

    @Test
    void no_log_has_no_actions_and_one_that_cannot_be_read_is_named() throws IOException {
        assertThat(reader().page(AuditFilter.ALL, null, 10)).isEqualTo(AuditPage.EMPTY);
        assertThat(reader().check().isUnbroken()).isTrue();
        Files.createDirectories(log().file());

        assertThatThrownBy(() -> reader().page(AuditFilter.ALL, null, 10))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("The audit log " + log().file() + " cannot be read: ");
    }

    @Test
    void what_was_terminated_is_found_by_pid_name_and_time() {
        terminate(NOON, "pid 31290, jobrunner_abc, database acme, started 2026-06-01T08:00:00Z", "terminate-backend");
        terminate(
                minute(30), "pid 31290, jobrunner_xyz, database acme, started 2026-06-01T12:10:00Z", "drill-terminate");

        var found = reader().terminations(minute(-60));

        assertThat(found.of(31290, "jobrunner_abc", NOON.plusSeconds(3)))
                .hasValueSatisfying(one -> assertThat(one.isDrill()).isFalse());
        assertThat(found.of(31290, "jobrunner_xyz", minute(31)))
                .hasValueSatisfying(one -> assertThat(one.isDrill()).isTrue());
        assertThat(found.of(31290, "jobrunner_abc", minute(30))).isEmpty();
        assertThat(found.of(3129, "jobrunner_abc", NOON)).isEmpty();
        assertThat(reader().terminations(minute(5)).known()).hasSize(1);
    }

    private void terminate(Instant at, String victim, String action) {
        var ended = Outcome.of(new Change("pid 31290", "leader", "terminated"));
        log().append(AuditEntry.done(at.plusSeconds(1), ACME, new Invented(action, victim, 1), ended, null)
                .by(confirmed(1).after(at, 0)));
    }
}
