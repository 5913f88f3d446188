package signalbox.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.config.ConfigFile;
import signalbox.config.check.CheckContext;
import signalbox.health.KnownConfig;
import signalbox.worker.log.RunnerLog;

class RunnerLogReaderTest {
    private static final String LINE =
            "2026-11-24 02:05:11,123 389 INFO acme odoo.addons.queue_job.jobrunner.runner: starting\n";

    @TempDir
    private Path folder;

    private static KnownConfig config(String logfile) {
        return new KnownConfig.Read(
                ConfigFile.of("odoo.conf", "[options]\nlogfile = " + logfile + "\n"), CheckContext.UNKNOWN);
    }

    @Test
    void the_odoo_conf_says_where_the_log_is_else_it_is_that_of_odoo_sh() {
        assertThat(RunnerLogReader.path(config("/var/log/odoo/odoo.log"))).isEqualTo("/var/log/odoo/odoo.log");
        assertThat(RunnerLogReader.path(config("None"))).isEqualTo("/home/odoo/logs/odoo.log");
        assertThat(RunnerLogReader.path(new KnownConfig.NotGiven("x"))).isEqualTo("/home/odoo/logs/odoo.log");
    }

    @Test
    void only_the_end_of_a_long_log_is_read() throws IOException {
        var file = folder.resolve("odoo.log");
        Files.writeString(file, "x\n".repeat(RunnerLog.MOST_BYTES) + LINE);

        var log = new RunnerLogReader(null).read(file.toString());

        assertThat(log.isCut()).isTrue();
        assertThat(log.entries()).hasSize(1);
        assertThat(log.lines()).isLessThan(RunnerLog.MOST_BYTES / 2);
        assertThat(RunnerLogReader.read(Files.newInputStream(file), "stdin").entries())
                .isEqualTo(log.entries());
        var pasted = new ByteArrayInputStream(LINE.getBytes(StandardCharsets.UTF_8));
        assertThat(RunnerLogReader.read(pasted, "stdin").isCut()).isFalse();
    }

    @Test
    void a_log_that_is_not_there_is_named() {
        var none = folder.resolve("none.log");
        assertThatThrownBy(() -> new RunnerLogReader(null).read(none.toString()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.log");
        assertThatThrownBy(() -> new RunnerLogReader(null).read(folder.toString()))
                .hasMessageContaining("is not a file");
    }
}
