package signalbox.ui.screen.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.session.Session;
import signalbox.audit.AuditLog;
import signalbox.election.RunnerConnection;
import signalbox.election.RunnerQueries;
import signalbox.election.action.TerminateBackend;
import signalbox.health.Remedy;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PlainConnection;
import signalbox.testing.TestDatabase;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.overlay.CardHost;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Question;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.screen.Nowhere;
import signalbox.ui.screen.ScreenContext;

/// A button beside a finding asks what the button on the screen of that thing asks.
@Tag("pg")
class RemedyActionsTest {
    private final TestDatabase here = TestDatabase.fresh();
    private final TestDatabase elsewhere = TestDatabase.fresh();
    private final List<Question> questions = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Session session;

    @SuppressWarnings("NullAway.Init")
    private ScreenContext context;

    @BeforeEach
    void open() {
        var profile = Profile.of(here.spec(), Environment.STAGING);
        var audit = new AuditLog(folder.resolve("audit.jsonl"));
        session = new Session(new Destination(profile, here.spec()), audit, InstantSource.system(), null);
        session.start();
        session.arm();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> session.monitor().newest().snapshot() != null);
        context = new ScreenContext(
                session,
                new InlineBackground(),
                (question, yes) -> {
                    questions.add(question);
                    yes.accept(new Question.Answer(
                            "a trial", question.typeToEnable().orElse("")));
                },
                notices::add,
                new NoCards(),
                ColumnMemory.none(),
                new Nowhere(),
                (_, _, _) -> Optional.empty(),
                new SimpleBooleanProperty(true));
    }

    @AfterEach
    void close() {
        session.close();
        here.close();
        elsewhere.close();
    }

    @Test
    void ending_a_runner_of_another_database_warns_of_that_and_says_what_was_ended() throws Exception {
        try (var runner = PlainConnection.open(elsewhere.spec(), RunnerConnection.PREFIX + "other");
                var look = PlainConnection.open(here.spec(), "look")) {
            var action = RunnerQueries.observe(new Sql(look), here.spec().database()).connections().stream()
                    .filter(seen -> seen.database().equals(elsewhere.spec().database()))
                    .map(TerminateBackend::of)
                    .findFirst()
                    .orElseThrow();

            RemedyActions.of(context).begin(new Remedy.TerminateRunner(action));

            assertThat(questions.getFirst().sentences().getFirst())
                    .contains("It runs the queue of ANOTHER database: "
                            + elsewhere.spec().database() + ".");
            assertThat(notices)
                    .containsExactly(Notice.done("The server told pid " + action.pid() + " on "
                            + elsewhere.spec().database() + " to end."));
            assertThat(runner.isValid(1)).isFalse();
        }
    }

    @Test
    void installing_the_guard_shows_its_statements_beside_a_finding_as_on_the_screen_of_the_runners() {
        RemedyActions.of(context).begin(new Remedy.InstallGuard());

        assertThat(questions.getFirst().sentences().getFirst())
                .startsWith("These statements run on ")
                .endsWith(":");
        assertThat(questions.getFirst().sentences()).anyMatch(sentence -> sentence.contains("CREATE TRIGGER"));
        assertThat(notices).containsExactly(Notice.done("The enqueue guard is in place."));
    }

    private static final class NoCards implements CardHost {
        @Override
        public void open(Region card, Node first) {}

        @Override
        public void close(Region card) {}
    }
}
