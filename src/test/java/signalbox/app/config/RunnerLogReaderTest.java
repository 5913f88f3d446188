package signalbox.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
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

    private static byte[] packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void the_end_of_a_packed_log_is_read() throws IOException {
        var bytes = packed("x\n".repeat(RunnerLog.MOST_BYTES) + LINE);

        var log = RunnerLogReader.read(new ByteArrayInputStream(bytes), "odoo.log.2.gz");

        assertThat(log.entries()).hasSize(1);
        assertThat(log.isCut()).isTrue();
        assertThat(log.lines()).isLessThan(RunnerLog.MOST_BYTES);
        var two = Arrays.copyOf(bytes, bytes.length * 2);
        System.arraycopy(bytes, 0, two, bytes.length, bytes.length);
        assertThat(RunnerLogReader.read(new ByteArrayInputStream(two), "two.gz").entries())
                .as("two of them, one behind the other")
                .hasSize(1);
    }

    @Test
    void a_packed_log_that_is_damaged_or_of_another_kind_says_so() throws IOException {
        var bytes = packed(LINE.repeat(100));

        var damaged = bytes.clone();
        Arrays.fill(damaged, 12, damaged.length - 8, (byte) 0xff);
        assertThatThrownBy(() -> RunnerLogReader.read(new ByteArrayInputStream(damaged), "odoo.log.gz"))
                .hasMessageContaining("packed with gzip, and damaged");
        assertThatThrownBy(
                        () -> RunnerLogReader.read(new ByteArrayInputStream(Arrays.copyOf(bytes, 12)), "odoo.log.gz"))
                .hasMessageContaining("cut off before anything");
        assertThatThrownBy(() -> RunnerLogReader.read(
                        new ByteArrayInputStream(new byte[] {(byte) 0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0}), "x"))
                .hasMessageContaining("zstdcat FILE | signalbox log --from -");
    }

    @Test
    void of_a_packed_log_that_is_cut_off_the_beginning_is_read_and_it_is_said() throws IOException {
        var bytes = packed(LINE.repeat(100));

        var log =
                RunnerLogReader.read(new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length - 10)), "odoo.log.gz");

        assertThat(log.entries()).isNotEmpty();
        assertThat(log.source()).isEqualTo("odoo.log.gz (packed, and cut off: its end is missing)");
    }

    /// A small file may hold a very long log.
    @Test
    void what_is_unpacked_has_a_bound() {
        var endless = new PackedLog(new ByteArrayInputStream(new byte[2_000_000]), 1 << 20);

        assertThatThrownBy(endless::readAllBytes).hasMessageContaining("longer than 1 MB");
    }

    @Test
    void a_text_that_is_no_log_of_odoo_is_refused() throws IOException {
        var file = Files.writeString(folder.resolve("syslog"), "Nov 30 02:05:22 srv1 sshd[1]: Accepted\n");

        assertThatThrownBy(() -> new RunnerLogReader(null).read(file.toString()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("No line of " + file + " of this machine (1 line) looks like Odoo's log");
        assertThatThrownBy(() -> RunnerLogReader.read(Files.newInputStream(file), "stdin"))
                .hasMessageContaining("No line of stdin");
        assertThat(RunnerLogReader.read(InputStream.nullInputStream(), "stdin").lines())
                .isZero();
    }

    @Test
    void the_older_parts_beside_a_log_are_named_the_newest_first() throws IOException {
        var file = Files.writeString(folder.resolve("odoo.log"), LINE);
        var age = 0;
        for (var name : List.of("odoo.log.1", "odoo.log-20261129.gz", "odoo.log.2026-11-28", "odoo.log.1.gz")) {
            var older = Files.writeString(folder.resolve(name), LINE);
            Files.setLastModifiedTime(
                    older, FileTime.from(Instant.parse("2026-11-30T00:00:00Z").minusSeconds(++age)));
        }
        for (var other : List.of("odoo.logs", "odoo.log.py", "odoo.log~", "other.log.1")) {
            Files.writeString(folder.resolve(other), LINE);
        }

        assertThat(new RunnerLogReader(null).read(file.toString()).older())
                .containsExactly("odoo.log.1", "odoo.log-20261129.gz", "odoo.log.2026-11-28", "odoo.log.1.gz");
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
