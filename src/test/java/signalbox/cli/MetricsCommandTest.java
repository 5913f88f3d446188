package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.Main;
import signalbox.metrics.MetricFiles;
import signalbox.metrics.OpenMetricsText;
import signalbox.postgres.Sql;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;
import signalbox.testing.TestProcess;

@Tag("pg")
class MetricsCommandTest {
    private static final Duration GENEROUS = Duration.ofSeconds(60);
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/metrics");

    private final TestDatabase postgres = TestDatabase.fresh();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @AfterEach
    void close() {
        postgres.close();
    }

    private void add(String uuid, String state) throws Exception {
        try (var connection = postgres.open("test")) {
            new TestJobs(new Sql(connection)).add(uuid, state, "root.mail", 10);
        }
    }

    private String url() {
        return postgres.spec().url();
    }

    @Test
    void once_prints_the_figures_of_one_look() throws Exception {
        add("a", "failed");
        var cli = new TestCli(folder);

        assertThat(cli.run("metrics", "--url", url(), "--environment", "staging", "--once"))
                .isZero();
        var text = OpenMetricsText.of(cli.printed());
        assertThat(text.value("signalbox_jobs", "channel", "root.mail", "state", "failed"))
                .isEqualTo(1);
        assertThat(text.value("signalbox_watch_live")).isEqualTo(1);
        assertThat(text.value("signalbox_watched_info", "environment", "staging"))
                .isEqualTo(1);
        assertThat(text.families()).doesNotContain("signalbox_takeovers", "signalbox_server_load_ratio");
        assertThat(text.unknown("signalbox_takeovers_total")).containsExactly("one_look");
    }

    @Test
    void the_dashboard_and_the_rules_are_printed_without_a_database() {
        var cli = new TestCli(folder);
        assertThat(cli.run("metrics", "--dashboard")).isZero();
        assertThat(cli.printed()).isEqualTo(MetricFiles.dashboard());
        assertThat(cli.run("metrics", "--rules")).isZero();
        assertThat(cli.printed()).isEqualTo(MetricFiles.rules());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--methods=21", "--methods=-1", "--listen=9464", "--webhook=http://example.com/x"})
    void what_cannot_be_is_wrong_usage(String option) {
        var cli = new TestCli(folder);
        assertThat(cli.run("metrics", "--url", url(), option)).isEqualTo(64);
        assertThat(cli.said()).isNotBlank().doesNotContain("example.com");
    }

    @Test
    void a_port_that_is_taken_is_said_with_the_way_out() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var cli = new TestCli(folder);
            var code = cli.run(
                    "metrics",
                    "--url",
                    url(),
                    "--environment",
                    "staging",
                    "--listen",
                    "127.0.0.1:" + taken.getLocalPort());
            assertThat(code).isEqualTo(3);
            assertThat(cli.said()).contains("another program may use this port").contains("--listen");
        }
    }

    @Test
    void it_answers_until_it_is_told_to_end() throws Exception {
        add("a", "pending");
        try (var process = TestProcess.start(
                folder,
                Main.class.getName(),
                "metrics",
                "--url",
                url(),
                "--environment",
                "development",
                "--listen",
                "127.0.0.1:0")) {
            await().atMost(GENEROUS).until(() -> process.said("programs of this machine only"));
            var address = address(process);
            await().atMost(GENEROUS)
                    .until(() -> Double.valueOf(1)
                            .equals(read(address).value("signalbox_jobs", "channel", "root.mail", "state", "pending")));

            process.terminate();
            await().atMost(GENEROUS).until(process::isOver);
        }
    }

    private static URI address(TestProcess process) {
        return process.said().stream()
                .flatMap(line -> ADDRESS.matcher(line).results())
                .map(found -> URI.create(found.group()))
                .findFirst()
                .orElseThrow();
    }

    private static OpenMetricsText read(URI address) throws IOException {
        var connection = address.toURL().openConnection();
        connection.setRequestProperty("Accept", "application/openmetrics-text");
        connection.setReadTimeout((int) GENEROUS.toMillis());
        try (var in = connection.getInputStream()) {
            return OpenMetricsText.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
