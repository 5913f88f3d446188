package signalbox.failover.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.failover.report.DrillReport.DrillVerdict;
import signalbox.failover.report.DrillReport.Lane;
import signalbox.failover.report.DrillReport.Phases;
import signalbox.failover.report.DrillReport.Runner;
import signalbox.failover.report.DrillReport.Span;
import signalbox.failover.report.DrillReport.Timeline;

/// The page of a drill in Chromium: skipped where there is none.
class ReportInBrowserTest {
    private static final long LONGEST_SECONDS = 60;

    /// Writes into the title which texts of the drawing overlap, which reach out of it, and how many times it has.
    private static final String LOOK = """
            <script>
            const svg = document.querySelector('svg'), all = [...svg.querySelectorAll('text')], found = [];
            const frame = svg.getBoundingClientRect();
            all.forEach((one, i) => {
              const a = one.getBoundingClientRect();
              if (a.left < frame.left - 1 || a.right > frame.right + 1 || a.bottom > frame.bottom + 1) {
                found.push(one.textContent + ' is outside');
              }
              all.slice(i + 1).forEach(other => {
                const b = other.getBoundingClientRect();
                if (a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom) {
                  found.push(one.textContent + ' lies on ' + other.textContent);
                }
              });
            });
            document.title = 'LOOKED ' + svg.querySelectorAll('.tick').length + ' ticks: ' + found.join('; ') + '.';
            </script>
            """;

    @TempDir
    private Path folder;

    private static DrillReport report(double elected, double to, int lanes) {
        var all = new ArrayList<Lane>();
        for (var i = 0; i < lanes; i++) {
            all.add(new Lane(
                    4_000_000 + i,
                    "jobrunner_with_a_long_name_" + i,
                    i == 1,
                    List.of(new Span(-2, i == 0 ? 0 : to, i == 0)),
                    i == 0 ? 0.01 : null));
        }
        return new DrillReport(
                Instant.parse("2026-06-01T12:00:00Z"),
                "terminate-leader",
                "demo",
                "acme",
                new Runner(10, "a", "acme", false, "odoo", "10.0.0.7:51234"),
                new Runner(11, "b", "acme", true),
                new Runner(11, "b", "acme", true),
                new Phases(0.005, elected, elected, elected + 0.01, null),
                elected + 0.01,
                null,
                5,
                0.05,
                null,
                "",
                0.02,
                List.of(),
                List.of(),
                List.of(),
                0,
                List.of(),
                new Timeline(-2, to, all, List.of(elected + 0.01, to - 0.1)),
                DrillVerdict.PASS,
                "All of it",
                List.of(),
                List.of());
    }

    private static Optional<String> browser() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(path -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private String title(String page) throws IOException, InterruptedException {
        var browser = browser();
        assumeTrue(browser.isPresent(), "no Chromium on this machine");
        var file = folder.resolve("drill.html");
        Files.writeString(file, page.replace("</body>", LOOK + "</body>"), StandardCharsets.UTF_8);
        var printed = folder.resolve("dom.html");
        var process = new ProcessBuilder(
                        browser.get(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--window-size=1000,900",
                        "--dump-dom",
                        file.toUri().toString())
                .redirectOutput(printed.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("Chromium did not end");
        }
        var dom = Files.readString(printed);
        return dom.substring(dom.indexOf("<title>") + 7, dom.indexOf("</title>"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.3, 5.5, 9.9})
    void no_text_of_the_timeline_lies_on_another_or_outside(double elected) throws Exception {
        var title = title(ReportHtml.of(report(elected, 10, 6), "Drill 37"));

        assertThat(title).startsWith("LOOKED ").endsWith("ticks: .");
        assertThat(Integer.parseInt(title.split(" ")[1])).isBetween(3, 9);
    }
}
