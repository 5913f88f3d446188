package signalbox.ui.runners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.session.Session;
import signalbox.audit.AuditEntry;
import signalbox.audit.AuditLog;
import signalbox.channel.ConfiguredChannels;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PlainConnection;
import signalbox.queue.action.guard.EnqueueGuard;
import signalbox.runner.EmbeddedRunner.SchemeChoice;
import signalbox.runner.RunnerOptions.Mode;
import signalbox.testing.OddTarget;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Question;
import signalbox.ui.runners.content.EmbeddedContent.Stage;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.ActionGateway;
import signalbox.ui.screen.action.ActionTarget;
import signalbox.ui.screen.action.Availability;
import signalbox.ui.shell.SampleFeed;

/// The embedded runner and the enqueue guard, from the form to the server and back, without a window.
@Tag("pg")
class EmbeddedViewModelTest {
    private static final Duration GENEROUS = Duration.ofSeconds(30);

    private final TestDatabase postgres = TestDatabase.fresh();
    private final SimpleBooleanProperty armed = new SimpleBooleanProperty(true);
    private final List<Question> questions = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Session session;

    @SuppressWarnings("NullAway.Init")
    private ActionFlow actions;

    @SuppressWarnings("NullAway.Init")
    private EmbeddedViewModel model;

    @BeforeEach
    void open() {
        var spec = postgres.spec();
        var profile = Profile.of(spec, Environment.STAGING);
        var audit = new AuditLog(folder.resolve("audit.jsonl"));
        session = new Session(new Destination(profile, spec), audit, InstantSource.system(), null);
        session.start();
        session.arm();
        await().atMost(GENEROUS).until(() -> session.monitor().newest().snapshot() != null);
        actions = new ActionFlow(
                ActionTarget.of(session),
                ActionGateway.of(session),
                new InlineBackground(),
                (question, yes) -> {
                    questions.add(question);
                    yes.accept(new Question.Answer("a trial", ""));
                },
                notices::add);
        model = new EmbeddedViewModel(actions, RunnersScreen.part(session), armed, InstantSource.system());
    }

    @AfterEach
    void close() {
        session.close();
        postgres.close();
    }

    private void observe() {
        model.form().mode().set(Mode.OBSERVE);
        model.form().scheme().set(SchemeChoice.OLDEST);
    }

    private Stage stage() {
        model.tick();
        return model.content().get().stage();
    }

    @Test
    void it_joins_leads_and_leaves_and_each_step_is_in_the_audit_log() {
        observe();

        model.start();

        await().atMost(GENEROUS).until(() -> stage() == Stage.LEADS);
        var card = model.content().get();
        assertThat(card.alert()).contains("queue stands still");
        assertThat(card.facts()).anyMatch(fact -> fact.value().equals("pid " + card.pid()));
        model.leave();
        assertThat(stage()).isEqualTo(Stage.OUT);
        assertThat(questions.getFirst().sentences())
                .anyMatch(sentence -> sentence.contains("STAGING"))
                .anyMatch(sentence -> sentence.contains("stands still"));
        assertThat(session.audit().newest(3))
                .extracting(AuditEntry::action)
                .containsExactly("runner-leave", "runner-join", "runner-join");
        assertThat(session.audit().newest(2).getLast().reason()).isEqualTo("a trial");
    }

    @Test
    void where_no_runner_can_work_through_the_connection_it_says_so_before_anything_else() {
        observe();
        model.suggest(Objects.requireNonNull(SampleFeed.pooled().snapshot()), ConfiguredChannels.NONE);

        assertThat(model.objection().get()).startsWith("The connection goes through a pooler in transaction mode: ");
        assertThat(model.obstacle().get()).isEqualTo(model.objection().get());
        model.start();
        assertThat(questions).isEmpty();
    }

    @Test
    void a_target_that_does_not_answer_is_told_on_the_card_and_among_the_findings() throws Exception {
        try (var gone = OddTarget.answering("302 Found\r\nLocation: /web/login?token=secret", "");
                var look = postgres.open("look")) {
            model.form().mode().set(Mode.DISPATCH);
            model.form().scheme().set(SchemeChoice.OLDEST);
            model.form().target().set("http://127.0.0.1:" + gone.port());
            new TestJobs(new Sql(look)).add("one", "pending", null, 10);

            model.start();

            await().atMost(GENEROUS)
                    .until(() -> stage() == Stage.LEADS
                            && model.content().get().alert().contains("does not answer")
                            && model.content().get().course().getFirst().text().contains("does not answer"));
            var card = model.content().get();
            assertThat(card.alert())
                    .contains("redirects (302) to /web/login", "jobs were put back 1 time")
                    .containsPattern("It has taken no job since \\S+ UTC, (just now|.* ago); ");
            assertThat(card.course().getFirst().text()).startsWith("leader, target does not answer: it redirects");
            var found = session.findings()
                    .sorted(Objects.requireNonNull(session.monitor().newest().snapshot()))
                    .open();
            assertThat(found)
                    .filteredOn(finding -> finding.code().equals("target-silent"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.seen().getFirst())
                            .contains("http://127.0.0.1:" + gone.port(), "302")
                            .doesNotContain("secret"));
        }
    }

    @Test
    void beside_a_runner_without_election_it_refuses_with_the_reason() throws Exception {
        observe();
        try (var plain = PlainConnection.openAsOdoo(postgres.spec(), "odoo-4711")) {
            new Sql(plain).execute("listen", "LISTEN queue_job");

            model.start();

            assertThat(questions).isEmpty();
            assertThat(notices.getFirst().details()).contains("without an election");
            assertThat(stage()).isEqualTo(Stage.OUT);
        }
    }

    @Test
    void one_that_runs_into_such_a_runner_later_stops_and_says_why() throws Exception {
        observe();
        model.start();
        await().atMost(GENEROUS).until(() -> stage() == Stage.LEADS);
        try (var plain = PlainConnection.openAsOdoo(postgres.spec(), "odoo-4711")) {
            new Sql(plain).execute("listen", "LISTEN queue_job");

            await().atMost(GENEROUS).until(() -> stage() == Stage.OUT);

            assertThat(model.content().get().alert()).startsWith("It stopped by itself");
        }
        model.start();
        await().atMost(GENEROUS).until(() -> stage() == Stage.LEADS);
    }

    /// The field is read by everyone who sees the window, and the log names the target.
    @Test
    void the_suggested_target_is_the_site_without_its_password_and_path() throws Exception {
        session.close();
        try (var connection = PlainConnection.open(postgres.spec(), "set up")) {
            new Sql(connection)
                    .execute(
                            "set the base URL",
                            "update public.ir_config_parameter set value = 'https://odoo:s3cret@acme.odoo.com/de'"
                                    + " where key = 'web.base.url'");
        }
        open();

        model.suggest(Objects.requireNonNull(session.monitor().newest().snapshot()), ConfiguredChannels.NONE);

        assertThat(model.form().target().get()).isEqualTo("https://acme.odoo.com");
    }

    @Test
    void what_stands_in_the_way_is_said_before_the_button_is_pressed() {
        model.form().mode().set(Mode.DISPATCH);
        assertThat(model.obstacle().get()).startsWith("Target:");
        model.form().target().set("ftp://odoo");
        assertThat(model.obstacle().get()).startsWith("Target:");
        model.form().target().set("http://127.0.0.1:8069");
        model.form().channels().set("root:x");
        assertThat(model.obstacle().get()).startsWith("Channels:");
        model.form().channels().set("root:2");
        assertThat(model.obstacle().get()).isEmpty();
        armed.set(false);
        assertThat(model.obstacle().get()).isEqualTo(Availability.LOCKED.reason());
        model.start();
        assertThat(questions).isEmpty();
    }

    @Test
    void closing_the_session_takes_the_runner_out_of_the_line() throws Exception {
        observe();
        model.start();
        await().atMost(GENEROUS).until(() -> stage() == Stage.LEADS);

        session.close();

        try (var look = PlainConnection.open(postgres.spec(), "look")) {
            await().atMost(GENEROUS)
                    .until(() -> new Sql(look)
                            .list(
                                    "look for runners",
                                    "select 1 from pg_stat_activity where application_name like 'jobrunner_%'",
                                    row -> row.getInt(1))
                            .isEmpty());
        }
        assertThat(session.embedded().orElseThrow().isOver()).isTrue();
    }

    @Test
    void the_guard_is_installed_and_removed_with_its_exact_statements_shown_before() {
        var guard = new GuardViewModel(actions, session.reads()::guardSql, new InlineBackground(), armed);
        guard.show(Objects.requireNonNull(session.monitor().newest().snapshot()));
        guard.opened();
        assertThat(guard.sql().get()).contains("CREATE TRIGGER " + EnqueueGuard.NAME);

        guard.change();

        assertThat(questions.getFirst().sentences()).contains(guard.sql().get());
        await().atMost(GENEROUS).until(() -> installed(guard));
        guard.opened();
        assertThat(guard.sql().get()).contains("DROP TRIGGER");
        guard.change();
        await().atMost(GENEROUS).until(() -> !installed(guard));
        assertThat(notices).extracting(Notice::kind).containsOnly(Notice.Kind.DONE);
    }

    private boolean installed(GuardViewModel guard) {
        guard.show(Objects.requireNonNull(session.monitor().newest().snapshot()));
        return Objects.requireNonNull(guard.status().get()).installed();
    }
}
