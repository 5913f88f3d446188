package signalbox.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.config.DatabaseConfig;
import signalbox.health.Finding;
import signalbox.health.KnownConfig;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.worker.EndProcess;
import signalbox.worker.ProcessClassifier;
import signalbox.worker.ProcessFolders;
import signalbox.worker.ProcessSource;
import signalbox.worker.RunnerVariables;
import signalbox.worker.Workers;
import signalbox.worker.listing.HostProcess;
import signalbox.worker.listing.ProcessListing;

/// Processes of Odoo without a runner's connection.
class UnprovenProcessTest {
    @TempDir
    private Path folder;

    private final Map<String, String> variables = Map.of("ODOO_QUEUE_JOB_CHANNELS", "root:4;root.mail:2");

    private ProcessSource processes() {
        return new ProcessSource() {
            @Override
            public ProcessListing list() {
                throw new UnsupportedOperationException();
            }

            @Override
            public RunnerVariables variables(HostProcess process) {
                return new RunnerVariables(variables, "variables of process 389 count before the file");
            }

            @Override
            public ProcessFolders folders(HostProcess process) {
                return new ProcessFolders(
                        folder.toString(), folder.resolve("home").toString(), null, "");
            }

            @Override
            public boolean isOwn(ProcessListing listing, InetAddress address, int port) {
                return false;
            }

            @Override
            public HeldProcess hold(EndProcess action) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private KnownConfig config(String host, String command) {
        var process = new HostProcess(389, 1, "odoo", Instant.EPOCH, command);
        var listing = new ProcessListing(Instant.EPOCH, "host", List.of(process), List.of());
        var listed = new OdooProcesses(Workers.of(listing, new ProcessClassifier(Map.of())), "acme", List.of(), null);
        return new ConfigReader(
                        Profile.of(ConnectionSpec.of(host, 5432, "acme", "odoo"), Environment.STAGING),
                        BuildConfigs.of(null, processes(), listed),
                        new ConfigArchive(folder),
                        () -> null,
                        () -> new DatabaseConfig(null, null, Map.of(), null, List.of()),
                        InstantSource.system())
                .ofOwnBuild();
    }

    @Test
    void one_that_names_the_database_of_a_server_here_is_looked_at() throws IOException {
        Files.writeString(folder.resolve("rel.conf"), "[options]\nserver_wide_modules = web\n");

        assertThat(config("localhost", "python3 odoo-bin -c rel.conf -d acme"))
                .isInstanceOfSatisfying(
                        KnownConfig.Read.class,
                        read -> assertThat(read.file().name())
                                .isEqualTo(folder.resolve("rel.conf").toString()));
        assertThat(config("db.example.com", "python3 odoo-bin -c rel.conf -d acme"))
                .as("another server may have a database of that name")
                .isInstanceOf(KnownConfig.NotGiven.class);
    }

    @Test
    void one_that_names_none_is_not_looked_at_and_this_is_said() {
        var config = config("localhost", "python3 odoo-bin -c rel.conf");

        assertThat(config.caveat().orElseThrow())
                .contains("HTTP worker 389 may be of it: no process here has a runner's connection to this database");
        assertThat(config.findings()).isEmpty();
    }

    @Test
    void variables_count_where_its_file_is_not_there() {
        var config = config("localhost", "python3 odoo-bin -c gone.conf -d acme");

        assertThat(config.findings()).extracting(Finding::code).contains("config-channels-misread");
        assertThat(config.caveat().orElseThrow())
                .contains(
                        folder.resolve("gone.conf") + "",
                        "The variables of its process were checked: ODOO_QUEUE_JOB_CHANNELS.");
    }
}
