package signalbox.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static signalbox.worker.Processes.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.worker.listing.HostProcess;
import signalbox.worker.listing.ProcessListing;

class ArgumentConfigsTest {
    private static final String CRON = """
            [options]
            limit_time_real = 0
            limit_time_real_cron = 0
            db_password = hunter2
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    private final List<String> read = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-24T02:00:00Z");

    private ArgumentConfigs configs(String text) {
        return new ArgumentConfigs(
                path -> {
                    read.add(path);
                    return text.getBytes(StandardCharsets.UTF_8);
                },
                () -> now);
    }

    private static List<HostProcess> odoo(String config) {
        return List.of(process(977, 1, "python3 /opt/odoo.sh/odoosh/bin/odoo-rpc --config=" + config));
    }

    private static ProcessListing listing(List<HostProcess> processes) {
        return new ProcessListing(Processes.STARTED, "this machine", processes, List.of());
    }

    @Test
    void of_a_config_file_only_what_tells_processes_is_kept() {
        assertThat(configs(CRON).of(odoo("/etc/odoo.conf")))
                .isEqualTo(Map.of("/etc/odoo.conf", Map.of("limit_time_real", "0", "limit_time_real_cron", "0")));
    }

    @Test
    void a_file_is_read_again_after_two_minutes() {
        var configs = configs(CRON);

        configs.of(odoo("/etc/odoo.conf"));
        now = now.plus(Duration.ofMinutes(2));
        configs.of(odoo("/etc/odoo.conf"));
        assertThat(read).hasSize(1);

        now = now.plusSeconds(1);
        configs.of(odoo("/etc/odoo.conf"));
        assertThat(read).hasSize(2);
    }

    @Test
    void what_cannot_be_read_stays_unknown() {
        var unreadable = new ArgumentConfigs(
                path -> {
                    throw new NoSuchFileException(path);
                },
                () -> now);

        assertThat(unreadable.of(odoo("/etc/odoo.conf"))).isEmpty();
        assertThat(configs("[options]\nworkers = 1\nworkers = 2\n").of(odoo("/etc/odoo.conf")))
                .isEmpty();
        assertThat(configs(CRON + "#".repeat(1 << 20)).of(odoo("/etc/odoo.conf")))
                .isEmpty();
    }

    @Test
    void a_path_from_an_unknown_folder_is_not_read() {
        assertThat(configs(CRON).of(odoo("odoo.conf"))).isEmpty();
        assertThat(read).isEmpty();
    }

    @Test
    void a_file_of_this_machine_tells_the_kind_of_a_process() throws IOException {
        var file = Files.writeString(folder.resolve("odoo.conf"), CRON);
        var processes = odoo(file.toString());

        var told = Workers.of(new LocalProcesses(InstantSource.system()), listing(processes));

        assertThat(told.all().getFirst().kind()).isEqualTo(ProcessKind.CRON);
        assertThat(told.all().getFirst().verdict().evidence())
                .anyMatch(token -> token.toString().contains("limit_time_real = 0 in " + file));
    }

    @Test
    void what_is_no_file_is_not_waited_for() throws Exception {
        var here = new LocalProcesses(InstantSource.system());
        var pipe = folder.resolve("odoo.conf");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        var told =
                assertTimeoutPreemptively(Duration.ofSeconds(60), () -> here.configs(listing(odoo(pipe.toString()))));

        assertThat(told).isEmpty();
    }
}
