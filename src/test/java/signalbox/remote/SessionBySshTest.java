package signalbox.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.TestProfiles;
import signalbox.app.config.ConfigSource;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.SshAccess;
import signalbox.app.route.ConnectionRoute;
import signalbox.app.session.Session;
import signalbox.app.session.Sessions;
import signalbox.monitor.Feed;
import signalbox.remote.tunnel.TunnelTransport;
import signalbox.testing.TestDatabase;
import signalbox.worker.Worker;

/// A profile whose database and processes are behind OpenSSH's own server.
@Tag("pg")
@EnabledIf(
        value = "signalbox.remote.OpenSshd#isInstalled",
        disabledReason = "OpenSSH's server is not installed: packaging/test installs it")
class SessionBySshTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestDatabase database = TestDatabase.fresh();

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    @SuppressWarnings("NullAway.Init") // before each
    private AppFolders folders;

    @SuppressWarnings("NullAway.Init") // at the beginning of each
    private OpenSshd server;

    @SuppressWarnings("NullAway.Init") // at the beginning of each
    private Session session;

    @BeforeEach
    void choose() {
        folders = AppFolders.below(folder.resolve("signalbox"));
    }

    private void open(String... options) throws Exception {
        server = OpenSshd.start(folder, options);
        var host = server.spec();
        var ssh = new SshAccess(host.host(), host.port(), host.user(), String.valueOf(host.keyFile()), null, false);
        var spec = database.spec();
        var profile = TestProfiles.bySsh(TestProfiles.of("behind ssh", spec, Environment.STAGING), ssh);
        session = new Sessions(folders, InstantSource.system()).open(Destination.of(profile));
        session.start();
    }

    @AfterEach
    void close() {
        session.close();
        server.close();
        database.close();
    }

    private Feed feed() {
        return session.monitor().newest();
    }

    private Optional<HostKey> unknownKey() {
        var fault = feed().fault();
        return fault == null ? Optional.empty() : UnknownHostKeyException.keyBehind(fault.cause());
    }

    private void acceptHostKey() {
        var key = await().atMost(SOON)
                .until(this::unknownKey, Optional::isPresent)
                .orElseThrow();
        assertThat(Objects.requireNonNull(feed().fault()).message()).contains(key.fingerprint());
        ConnectionRoute.accept(key, folders);
        session.monitor().refresh();
        await().atMost(SOON).until(() -> feed().fault() == null && feed().snapshot() != null);
    }

    /// The process on that host which has the connection of the one runner.
    private Optional<Integer> runnersProcess() {
        var snapshot = Objects.requireNonNull(feed().snapshot());
        return snapshot.observation().connections().stream()
                .flatMap(runner -> snapshot.workers().behind(runner.pid()).stream())
                .map(Worker::pid)
                .findFirst();
    }

    private String way() {
        return Objects.requireNonNull(session.spec().tunnel()).label();
    }

    @Test
    void the_odoo_conf_of_the_host_is_read_and_a_copy_without_secrets_is_kept_when_it_changed() throws Exception {
        open();
        acceptHostKey();
        var file = Files.writeString(folder.resolve("odoo.conf"), "[options]\ndb_password = hunter2\n");
        var source = new ConfigSource.OnHost(file.toString());

        var read = session.configs().read(source);
        session.configs().read(source);

        assertThat(read.file().value("options", "db_password")).isEqualTo("hunter2");
        assertThat(read.changedAt())
                .isEqualTo(Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.SECONDS));
        assertThat(session.configs().kept()).hasSize(1);
        var copy = session.configs().read(session.configs().kept().getFirst());
        assertThat(copy.file().value("options", "db_password")).isEqualTo("********");

        Files.writeString(file, "[options]\ndb_password = hunter2\nworkers = 2\n");
        session.configs().read(source);
        assertThat(session.configs().kept()).hasSize(2);
        assertThatThrownBy(() -> session.configs()
                        .read(new ConfigSource.OnHost(folder.resolve("none").toString())))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("none");
    }

    @Test
    void a_host_is_watched_once_the_operator_vouches_for_its_key_and_again_after_it_was_gone() throws Exception {
        open();
        acceptHostKey();

        assertThat(way()).contains("127.0.0.1", TunnelTransport.FORWARDING.label());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Objects.requireNonNull(feed().snapshot())
                                .workers()
                                .source())
                        .isEqualTo(server.spec().label()));

        var uuid = "jobrunner_" + UUID.randomUUID();
        try (var runner = database.open(uuid)) {
            assertThat(runner.isValid(5)).isTrue();
            await().atMost(SOON).until(this::runnersProcess, Optional.of((int)
                    ProcessHandle.current().pid())::equals);
        }

        server.kill();
        await().atMost(SOON).until(() -> feed().fault() != null);
        server.restart();
        await().atMost(SOON).until(() -> feed().fault() == null);
    }

    @Test
    void a_host_that_forwards_nothing_is_watched_by_a_relay() throws Exception {
        open("AllowTcpForwarding no");
        acceptHostKey();

        assertThat(way()).contains(TunnelTransport.PYTHON.label());
    }
}
