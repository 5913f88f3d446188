package signalbox.audit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import signalbox.audit.chain.ChainReport;

/// A log of 200,000 lines: what a screen asks of it takes a moment, and it is never held whole.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LargeLogTest {
    private static final int LINES = 200_000;
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    private static Path folder;

    private static Path log() {
        return folder.resolve("audit.jsonl");
    }

    private static AuditReader reader() {
        return new AuditReader(log());
    }

    /// An older version wrote it: a chain would take minutes, because each line goes to the disk by itself.
    @BeforeAll
    static void write() throws IOException {
        try (var writer = Files.newBufferedWriter(log())) {
            for (var i = 0; i < LINES; i++) {
                writer.write("{\"when\":\"" + START.plusSeconds(i * 30L)
                        + "\",\"who\":\"jo\",\"profile\":\"acme (db:5432/acme)\","
                        + "\"action\":\"requeue\",\"databases\":[\"acme\"],\"rows\":" + i % 7
                        + ",\"changes\":[{\"subject\":\"job " + i
                        + "\",\"before\":\"failed\",\"after\":\"pending\"}],\"refused\":[],\"outcome\":\""
                        + (i % 2 == 0 ? "begun" : "done") + "\",\"reason\":\"number " + i / 2 + "\"}\n");
            }
        }
    }

    private static Duration took(Runnable work) {
        var begin = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void the_first_portion_reads_the_end_alone() {
        reader().page(AuditFilter.ALL, null, 100);

        assertThat(took(() -> assertThat(
                                reader().page(AuditFilter.ALL, null, 100).rows())
                        .hasSize(100)))
                .isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void a_text_that_is_nowhere_ends_a_portion_after_a_bounded_number_of_lines() {
        var page = reader().page(AuditFilter.ALL.saying("nowhere"), null, 100);

        assertThat(page.rows()).isEmpty();
        assertThat(page.older()).isNotNull();
        assertThat(page.lookedBackTo()).isEqualTo(START.plusSeconds((LINES - AuditReader.MOST_LINES) * 30L));
    }

    @Test
    void a_month_of_it_is_counted() {
        var since = START.plusSeconds((LINES - 86_400) * 30L);

        var sums = reader().sums(since, "").byResult(AuditFilter.ALL);

        assertThat(sums.keySet()).isEqualTo(Set.of(ActionResult.DONE));
        assertThat(AuditSums.total(sums)).isEqualTo(43_200);
    }

    @Test
    void all_of_it_is_checked() {
        assertThat(reader().check()).isEqualTo(new ChainReport(LINES, LINES, 0, 0, true, null));
    }
}
