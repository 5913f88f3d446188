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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.session.Session;
import signalbox.audit.AuditLog;
import signalbox.election.RunnerConnection;
import signalbox.postgres.connection.PlainConnection;
import signalbox.testing.TestDatabase;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Question;
import signalbox.ui.runners.content.RunnerDetail;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.ActionGateway;
import signalbox.ui.screen.action.ActionTarget;

/// From the button to the server and back, without a window.
@Tag("pg")
class TerminationTest {
    @TempDir
    private Path folder;

    @Test
    void the_successor_leads_once_the_leader_is_terminated() throws Exception {
        try (var postgres = TestDatabase.fresh();
                var first = PlainConnection.open(postgres.spec(), RunnerConnection.PREFIX + "first");
                var second = PlainConnection.open(postgres.spec(), RunnerConnection.PREFIX + "second");
                var session = session(postgres)) {
            session.start();
            session.arm();
            var notices = new ArrayList<Notice>();
            var model = model(session, notices);
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                model.show(session.monitor().newest());
                assertThat(uuid(model)).isEqualTo("first");
            });

            model.terminate();

            assertThat(notices).extracting(Notice::kind).containsExactly(Notice.Kind.DONE);
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                model.show(session.monitor().newest());
                assertThat(detail(model).role()).isEqualTo("ended");
            });
            var rows = Objects.requireNonNull(model.content().get()).rows();
            assertThat(rows).extracting(row -> row.id().uuid()).containsExactly("second", "first");
            assertThat(rows.getFirst().leads()).isTrue();
            assertThat(first.isValid(1)).isFalse();
            assertThat(second.isValid(1)).isTrue();
            assertThat(session.audit().newest(1).getFirst().reason()).isEqualTo("it hangs");
        }
    }

    private Session session(TestDatabase postgres) {
        var spec = postgres.spec();
        var profile = Profile.of(spec, Environment.STAGING);
        var audit = new AuditLog(folder.resolve("audit.jsonl"));
        return new Session(new Destination(profile, spec), audit, InstantSource.system(), null);
    }

    private static RunnersViewModel model(Session session, List<Notice> notices) {
        var actions = new ActionFlow(
                ActionTarget.of(session),
                ActionGateway.of(session),
                new InlineBackground(),
                (_, yes) -> yes.accept(new Question.Answer("it hangs", "")),
                notices::add);
        return new RunnersViewModel(actions, new SimpleBooleanProperty(true), InstantSource.system(), _ -> {});
    }

    private static RunnerDetail detail(RunnersViewModel model) {
        return Objects.requireNonNull(model.detail().get());
    }

    private static String uuid(RunnersViewModel model) {
        var detail = model.detail().get();
        return detail == null ? "" : detail.id().uuid();
    }
}
