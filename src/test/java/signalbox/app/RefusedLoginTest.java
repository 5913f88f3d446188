package signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.session.Session;
import signalbox.audit.AuditLog;
import signalbox.monitor.Feed;
import signalbox.postgres.Database;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.Password;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.PostgresException.Kind;
import signalbox.postgres.connection.StatementLimits;
import signalbox.testing.SwallowingLine;
import signalbox.testing.TestDatabase;

/// A server may lock a role after a few wrong passwords.
@Tag("pg")
class RefusedLoginTest {
    private final TestDatabase postgres = TestDatabase.fresh();
    private final SwallowingLine line = new SwallowingLine(postgres.withPassword("wrong"), "never said");
    private final ConnectionSpec wrong = line.spec().withPassword(new Password("wrong"));

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        line.close();
        postgres.close();
    }

    private Session session(ConnectionSpec spec) {
        var profile = TestProfiles.of("test", spec, Environment.DEVELOPMENT);
        var audit = new AuditLog(AppFolders.below(folder).auditFile());
        return new Session(new Destination(profile, spec), audit, InstantSource.system(), null);
    }

    private static Feed.Fault awaitFault(Session session) {
        await().until(() -> session.monitor().newest().fault() != null);
        return Objects.requireNonNull(session.monitor().newest().fault());
    }

    private void assertRefused(Runnable connect) {
        assertThatThrownBy(connect::run)
                .isInstanceOfSatisfying(
                        PostgresException.class, e -> assertThat(e.kind()).isEqualTo(Kind.WRONG_PASSWORD));
    }

    @Test
    void a_wrong_password_is_tried_once_until_the_operator_asks_for_it() throws Exception {
        try (var session = session(wrong)) {
            session.start();
            var fault = awaitFault(session);
            for (int i = 0; i < 20; i++) {
                session.monitor().refresh();
                Thread.sleep(10);
            }

            assertThat(fault.message()).contains("did not accept the password", "does not try again");
            assertThat(line.connections()).isOne();

            session.retry();
            await().until(() -> line.connections() == 2);
        }
    }

    @Test
    void all_that_connects_heeds_it() {
        assertRefused(() -> PlainConnection.open(wrong, "test"));

        assertRefused(() -> PlainConnection.open(wrong, "signalbox"));
        assertRefused(() -> PlainConnection.openToWatch(wrong, "signalbox"));
        assertRefused(() -> Database.watching(wrong, StatementLimits.WATCHING));
        assertRefused(() -> Database.acting(wrong, StatementLimits.ACTING));

        assertThat(line.connections()).isOne();
    }

    @Test
    void another_password_is_tried_at_once() throws Exception {
        assertRefused(() -> PlainConnection.open(wrong, "test"));

        try (var connection = PlainConnection.open(wrong.withPassword(new Password(TestDatabase.PASSWORD)), "test")) {
            assertThat(connection.isValid(5)).isTrue();
        }
        assertThat(List.of(line.connections())).containsExactly(2);
    }
}
