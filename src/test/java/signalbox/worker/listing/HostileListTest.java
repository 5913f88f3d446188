package signalbox.worker.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever is pasted for a list of processes is read, or refused by a message. Run with
/// `-Djqwik.tries.default=100000` for a long search.
class HostileListTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @Provide
    Arbitrary<String> lists() {
        var lines = Arbitraries.of(
                "    PID    PPID USER                      STARTED     ELAPSED COMMAND",
                "      1       0 odoo     Mon Jun  1 12:00:00 2026          12 /usr/bin/python3 odoo-bin",
                "UID          PID    PPID  C STIME TTY          TIME CMD",
                "odoo          17       1  0 Jun01 ?        00:00:12 odoo: WorkerHTTP 17",
                "USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND",
                "odoo          18  0.0  0.1  10000  2000 ?        S    12:00   0:00 odoo-bin -c x",
                "$ ps -ef",
                "odoo@host:~$ ",
                "\u001b[31mred",
                "");
        var noise = Arbitraries.strings().ascii().ofMaxLength(60);
        return Arbitraries.oneOf(lines, noise, lines.map(line -> line.substring(0, line.length() / 2)))
                .list()
                .ofMaxSize(10)
                .map(all -> String.join("\n", all));
    }

    @Property
    void any_text_is_a_list_or_refused_in_a_sentence(@ForAll("lists") String text) {
        assertTimeout(SOON, () -> {
            try (var stream = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
                assertThat(PsOutput.read(stream, "a list", ZoneOffset.UTC, Instant.EPOCH))
                        .isNotNull();
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("a list").hasNoCause();
            }
        });
    }
}
