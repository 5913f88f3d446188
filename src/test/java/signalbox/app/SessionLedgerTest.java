package signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.session.Session;
import signalbox.app.session.Sessions;
import signalbox.app.session.action.Confirmation;
import signalbox.election.action.TerminateBackend;
import signalbox.monitor.history.LedgerTerm;
import signalbox.monitor.history.LedgerTerm.Ending;
import signalbox.postgres.connection.PlainConnection;
import signalbox.testing.TestDatabase;

/// What one session saw of the election, the next one knows.
@Tag("pg")
class SessionLedgerTest {
    private final TestDatabase postgres = TestDatabase.fresh();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        postgres.close();
    }

    private Destination destination() {
        var profile = Profile.of(postgres.spec(), Environment.DEVELOPMENT).named("prod");
        return new Destination(profile, postgres.spec());
    }

    private Session started() {
        var session = new Sessions(AppFolders.below(folder), InstantSource.system()).open(destination());
        session.start();
        return session;
    }

    private static List<LedgerTerm> terms(Session session) {
        var snapshot = session.monitor().newest().snapshot();
        return snapshot == null ? List.of() : snapshot.history().terms();
    }

    private static void until(Session session, Predicate<List<LedgerTerm>> condition) {
        await().atMost(Duration.ofSeconds(30)).until(() -> condition.test(terms(session)));
    }

    private static void terminateLeader(Session session) {
        var snapshot = Objects.requireNonNull(session.monitor().newest().snapshot());
        session.arm();
        session.run(
                TerminateBackend.of(Objects.requireNonNull(snapshot.leadership().leader())),
                new Confirmation(null, null));
    }

    @Test
    void the_next_session_knows_the_terms_that_an_earlier_one_saw() throws Exception {
        try (var _ = PlainConnection.open(postgres.spec(), "jobrunner_1");
                var _ = PlainConnection.open(postgres.spec(), "jobrunner_2")) {
            try (var first = started()) {
                until(first, terms -> terms.size() == 1);
                terminateLeader(first);
                until(first, terms -> terms.size() == 2 && terms.getFirst().ending() == Ending.TERMINATED);
            }
            try (var second = started()) {
                until(second, terms -> terms.size() == 2);

                assertThat(terms(second).getFirst().leader().applicationName()).isEqualTo("jobrunner_1");
                assertThat(terms(second).getFirst().ending()).isEqualTo(Ending.TERMINATED);
                var lasting = terms(second).getLast();
                assertThat(lasting.leader().applicationName()).isEqualTo("jobrunner_2");
                assertThat(lasting.to()).isNull();
                assertThat(lasting.knownFrom()).isTrue();
                var history = Objects.requireNonNull(second.monitor().newest().snapshot())
                        .history();
                assertThat(history.lanes())
                        .singleElement()
                        .satisfies(lane -> assertThat(lane.terms().getFirst().from())
                                .isEqualTo(lasting.from())
                                .isBefore(history.since()));
            }
        }
        try (var third = started()) {
            until(third, terms -> terms.size() == 2 && terms.getLast().to() != null);

            assertThat(terms(third).getLast().ending()).isEqualTo(Ending.NOT_WATCHED);
        }
    }

    @Test
    void the_ledger_is_for_its_owner_alone() throws Exception {
        var file = AppFolders.below(folder).recordingFile(destination().name());
        try (var _ = PlainConnection.open(postgres.spec(), "jobrunner_1");
                var session = started()) {
            until(session, terms -> terms.size() == 1);
        }

        assertThat(file.getFileName()).hasToString("prod.db");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_url_has_a_ledger_named_by_server_and_database() {
        var spec = postgres.spec().withDatabase("acme prod");
        var oneOff = new Destination(Profile.of(spec, Environment.STAGING), spec);

        assertThat(AppFolders.below(folder).ledgerFile(oneOff.name()).getFileName())
                .hasToString(spec.host() + "-" + spec.port() + "-acme%20prod.jsonl");
    }

    @Test
    void a_profile_names_its_ledger_whatever_its_database_is_called() {
        var spec = postgres.spec().withDatabase("acme/prod");
        var profile = TestProfiles.of("acme", spec.withDatabase("acme/prod"), Environment.STAGING);

        assertThat(AppFolders.below(folder)
                        .ledgerFile(new Destination(profile, spec).name())
                        .getFileName())
                .hasToString("acme.jsonl");
    }
}
