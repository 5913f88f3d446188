package signalbox.ui.screen.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
import signalbox.postgres.Sql;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestDatabase.Schema;
import signalbox.testing.TestJobs;
import signalbox.testing.TestOdoo;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Question;

/// From the click to the request, without a window.
@Tag("pg")
class AskAgainFlowTest {
    private static final Duration GENEROUS = Duration.ofSeconds(30);

    private final TestDatabase postgres = TestDatabase.fresh(Schema.WITHOUT_LOCK);
    private final Sql sql = new Sql(postgres.open("test"));
    private final TestJobs jobs = new TestJobs(sql);
    private final TestOdoo odoo = new TestOdoo(postgres.spec(), 4, Duration.ZERO);
    private final List<Question> questions = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Session session;

    @BeforeEach
    void open() {
        jobs.add("left", "enqueued", null, 10);
        jobs.add("runs", "started", null, 10);
        site("http://127.0.0.1:" + odoo.port());
        var spec = postgres.spec();
        session = new Session(
                new Destination(Profile.of(spec, Environment.PRODUCTION), spec),
                new AuditLog(folder.resolve("audit.jsonl")),
                InstantSource.system(),
                null);
        session.start();
        await().atMost(GENEROUS).until(() -> session.monitor().newest().snapshot() != null);
    }

    private void site(String url) {
        sql.update("name the site", "update ir_config_parameter set value = ? where key = 'web.base.url'", url);
    }

    @AfterEach
    void close() throws Exception {
        session.close();
        odoo.close();
        sql.connection().close();
        postgres.close();
    }

    private void ask(String typed) {
        var actions = new ActionFlow(
                ActionTarget.of(session),
                ActionGateway.of(session),
                new InlineBackground(),
                (question, yes) -> {
                    questions.add(question);
                    yes.accept(new Question.Answer("it stands still", typed));
                },
                notices::add);
        new AskAgainFlow(actions, session::askTarget, new InlineBackground(), notices::add)
                .begin(List.of("left", "runs"));
    }

    @Test
    void what_is_enqueued_is_asked_for_after_a_question_that_names_the_target() {
        session.arm();

        ask(postgres.spec().database());

        assertThat(questions.getFirst().sentences())
                .anyMatch(sentence -> sentence.contains("PRODUCTION"))
                .anyMatch(sentence -> sentence.contains("127.0.0.1:" + odoo.port() + ", by web.base.url"))
                .anyMatch(sentence -> sentence.contains("This changes no row"));
        assertThat(odoo.requested()).containsExactly("left");
        assertThat(jobs.state("left")).isEqualTo("done");
        assertThat(notices.getLast().kind()).isEqualTo(Notice.Kind.DONE);
        var log = session.audit().newest(1).getFirst();
        assertThat(log).returns("ask-again", AuditEntry::action).returns("it stands still", AuditEntry::reason);
        assertThat(log.changes().getFirst().after()).startsWith("Answered 200");
        assertThat(log.refused().getFirst().subject()).isEqualTo("runs");
    }

    @Test
    void on_production_the_wrong_name_and_unarmed_the_right_one_ask_for_nothing() {
        ask(postgres.spec().database());
        session.arm();
        ask("another");

        assertThat(odoo.requested()).isEmpty();
        assertThat(notices).hasSize(2).allMatch(notice -> notice.kind() == Notice.Kind.FAILED);
    }

    @Test
    void where_nothing_tells_where_odoo_answers_that_is_said() {
        site("");
        session.close();
        session = new Session(
                new Destination(Profile.of(postgres.spec(), Environment.STAGING), postgres.spec()),
                new AuditLog(folder.resolve("audit.jsonl")),
                InstantSource.system(),
                null);
        session.start();
        await().atMost(GENEROUS).until(() -> session.monitor().newest().snapshot() != null);
        session.arm();

        ask("");

        assertThat(questions).isEmpty();
        assertThat(notices.getFirst().details()).contains("It is not known where Odoo answers", "ask-again --target");
    }
}
