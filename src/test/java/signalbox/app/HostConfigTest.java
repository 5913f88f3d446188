package signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.config.BuildConfigs;
import signalbox.app.config.ConfigArchive;
import signalbox.app.config.ConfigReader;
import signalbox.app.config.ConfigSource;
import signalbox.app.config.RunnerLogReader;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.profile.SshAccess;
import signalbox.app.route.ConnectionRoute;
import signalbox.config.DatabaseConfig;
import signalbox.health.Finding;
import signalbox.health.KnownConfig;
import signalbox.health.KnownLog;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.remote.OpenSshd;
import signalbox.remote.RemoteException;
import signalbox.worker.log.LogEntry;

/// The odoo.conf of a host behind OpenSSH's own server.
@EnabledIf(
        value = "signalbox.remote.OpenSshd#isInstalled",
        disabledReason = "OpenSSH's server is not installed: packaging/test installs it")
class HostConfigTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each
    private OpenSshd server;

    @SuppressWarnings("NullAway.Init") // before each
    private ConnectionRoute reach;

    @BeforeEach
    void open() throws IOException {
        server = OpenSshd.start(folder);
        var host = server.spec();
        var ssh = new SshAccess(host.host(), host.port(), host.user(), String.valueOf(host.keyFile()), null, true);
        var spec = ConnectionSpec.of("localhost", 5432, "acme", "odoo");
        var profile = TestProfiles.bySsh(
                TestProfiles.of("acme", ConnectionSpec.of("localhost", 5432, "acme", "odoo"), Environment.STAGING),
                ssh);
        reach = ConnectionRoute.of(new Destination(profile, spec), server.files());
    }

    @AfterEach
    void close() {
        reach.close();
        server.close();
    }

    private KnownConfig read(String file) {
        return reader(reach.destination().profile())
                .judged(new ConfigSource.OnHost(folder.resolve(file).toString()));
    }

    private ConfigReader reader(Profile profile) {
        var database = new DatabaseConfig(null, null, Map.of(), null, List.of());
        return new ConfigReader(
                profile,
                BuildConfigs.bySsh(reach.host().orElse(null)),
                new ConfigArchive(folder),
                () -> null,
                () -> database,
                InstantSource.system());
    }

    /// The profile with a path of its own.
    private Profile naming(String path) {
        var plain = reach.destination().profile();
        return new Profile(
                "acme",
                "localhost",
                5432,
                "acme",
                "odoo",
                null,
                plain.environment(),
                false,
                null,
                null,
                null,
                plain.ssh(),
                null,
                path,
                null);
    }

    @Test
    void the_path_of_the_profile_is_read_and_else_the_usual_places_are_tried() throws IOException {
        var file = Files.writeString(folder.resolve("mine.conf"), "[options]\n[queue_job]\nchannels = root:2\n");

        var read = reader(naming(file.toString())).read(new ConfigSource.OfProfile());
        assertThat(read.source()).isEqualTo(new ConfigSource.OnHost(file.toString()));
        assertThat(read.note())
                .isEqualTo("named by the profile · variables unknown, because no process of its Odoo was listed.");
        assertThat(reader(reach.destination().profile()).ofOwnBuild())
                .isInstanceOf(KnownConfig.NotGiven.class)
                .asString()
                .contains(
                        "there is no odoo.conf on ",
                        "/home/odoo/.config/odoo/odoo.conf",
                        "~/.odoorc",
                        "/etc/odoo.conf");
        server.kill();
        assertThat(reader(reach.destination().profile()).ofOwnBuild()).isInstanceOf(KnownConfig.Unreadable.class);
    }

    @Test
    void the_end_of_the_log_that_it_names_is_read() throws IOException {
        var log = Files.writeString(
                folder.resolve("odoo.log"),
                "2026-11-24 02:05:11,123 389 INFO acme odoo.addons.queue_job.jobrunner.runner: starting\n");
        Files.writeString(folder.resolve("odoo.conf"), "[options]\nlogfile = " + log + "\n");
        Files.writeString(folder.resolve("odoo.log.1"), "");
        var reader = new RunnerLogReader(reach.host().orElseThrow());

        var read = reader.read(RunnerLogReader.path(read("odoo.conf")));

        assertThat(read.entries()).hasSize(1);
        assertThat(read.source()).startsWith(log + " of ");
        assertThat(read.older()).containsExactly("odoo.log.1");
        assertThat(read.isCut()).isFalse();
        Files.delete(log);
        assertThatThrownBy(() -> reader.read(RunnerLogReader.path(read("odoo.conf"))))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("could not be read");
    }

    @Test
    void a_jobs_entries_come_from_the_log_that_the_hosts_odoo_conf_names() throws IOException {
        var job = "aaaaaaaa-0000-4000-8000-000000000001";
        var line =
                "2026-11-24 02:05:11,123 389 INFO acme odoo.addons.queue_job.jobrunner.runner: asking Odoo to run job ";
        var log = Files.writeString(
                folder.resolve("odoo.log"),
                line + job + " on db acme\n" + line + job.replace("01", "02") + " on db acme\n");
        var conf = Files.writeString(folder.resolve("odoo.conf"), "[options]\nlogfile = " + log + "\n");
        var reader = reader(naming(conf.toString()));

        assertThat(reader.log(reader.ofOwnBuild())).isInstanceOfSatisfying(KnownLog.Read.class, read -> {
            assertThat(read.log().source()).startsWith(log + " of ").doesNotContain("this machine");
            assertThat(read.log().ofJob(job).entries())
                    .extracting(LogEntry::message)
                    .containsExactly("asking Odoo to run job " + job + " on db acme");
        });
        Files.delete(log);
        assertThat(reader.log(reader.ofOwnBuild()))
                .isInstanceOfSatisfying(
                        KnownLog.NotRead.class,
                        none -> assertThat(none.reason()).contains(log + " could not be read on ", "No such file"));
    }

    @Test
    void what_is_wrong_with_it_is_found() throws IOException {
        Files.writeString(folder.resolve("odoo.conf"), "[options]\nserver_wide_modules = web,odoosh_queue_job\n");

        assertThat(read("odoo.conf").findings())
                .extracting(Finding::code)
                .containsExactly("config-defaults-on-odoo-sh");
    }

    @Test
    void one_that_is_not_there_is_no_fault_and_one_that_cannot_be_read_is() throws IOException {
        Files.write(folder.resolve("huge"), new byte[(1 << 20) + 1]);

        assertThat(read("none"))
                .isInstanceOf(KnownConfig.NotGiven.class)
                .asString()
                .contains("none");
        assertThat(read("huge"))
                .isInstanceOf(KnownConfig.Unreadable.class)
                .asString()
                .contains("huge");
        server.kill();
        assertThat(read("none"))
                .isInstanceOf(KnownConfig.Unreadable.class)
                .asString()
                .contains("127.0.0.1");
    }
}
