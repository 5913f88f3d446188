package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import signalbox.cli.output.ExitCode;
import signalbox.postgres.Sql;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;
import signalbox.text.LogSetup;
import signalbox.text.MaskedLogEncoder;

/// Whatever goes wrong with it, a password is in nothing that the program prints or logs.
@Tag("pg")
class PrintedSecretsTest {
    private static final String SECRET = "s3cr3tpw";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stray = new ByteArrayOutputStream();
    private final PrintStream standardError = System.err;
    private TestCli cli;

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        cli = new TestCli(folder);
        System.setErr(new PrintStream(stray, true, StandardCharsets.UTF_8));
        var encoder = new MaskedLogEncoder();
        encoder.setContext(root.getLoggerContext());
        encoder.setPattern("%level %logger %msg%n%ex");
        encoder.start();
        appender.setContext(root.getLoggerContext());
        appender.setEncoder(encoder);
        appender.setOutputStream(log);
        appender.start();
        root.addAppender(appender);
        root.setLevel(Level.INFO);
    }

    @AfterEach
    void deafen() {
        System.setErr(standardError);
        root.detachAppender(appender);
        root.setLevel(Level.ERROR);
    }

    private String everything() {
        return cli.printed()
                + cli.said()
                + log.toString(StandardCharsets.UTF_8)
                + stray.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://odoo:s3cr3tpw@127.0.0.1:1/prod",
                "postgres://odoo:s3cr3tpw @127.0.0.1:1/prod",
                "postgres://odoo:s3cr3tpw@my_host:1/prod",
                "postgres://odoo:s3cr3tpw@[::1/prod",
                "postgres://odoo:s3cr3tpw@127.0.0.1:port/prod",
                "odoo:s3cr3tpw@127.0.0.1/prod",
                "postgres://odoo@127.0.0.1:1/prod?password=s3cr3tpw",
                "postgres://odoo:s3cr3tpw@127.0.0.1:1/prod?sslmode=none",
            })
    void that_of_a_url(String url) {
        for (var command : new String[] {"status", "check", "jobs", "runners"}) {
            assertThat(cli.run(command, "--url", url)).isNotZero();
            assertThat(everything()).doesNotContain(SECRET);
        }
        cli.run("status", "--ur1", url);
        assertThat(everything()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://odoo:s3cr3tpw@my_host/",
                "https://odoo:s3cr3tpw @acme.odoo.com/",
                "https://odoo:s3cr3tpw^@acme.odoo.com/",
                "odoo:s3cr3tpw@acme.odoo.com",
                "https://odoo:s3cr3tpw@acme.odoo.com:port/"
            })
    void that_of_a_runners_target(String target) {
        try (var postgres = TestDatabase.fresh()) {
            var url = postgres.spec().url();
            assertThat(cli.run("runner", "--url", url, "--environment", "development", "--target", target))
                    .isNotZero();
            assertThat(everything()).doesNotContain(SECRET);
        }
    }

    @Test
    void that_of_a_broken_line_of_a_service_file() throws IOException {
        var file = Files.writeString(folder.resolve("pg_service.conf"), """
                [prod]
                host=127.0.0.1
                port=1
                passwrd s3cr3tpw
                passwort=s3cr3tpw
                """);
        var url = "postgres://odoo@127.0.0.1:1/prod?service=prod&servicefile=" + file;

        assertThat(cli.run("status", "--url", url)).isEqualTo(ExitCode.USAGE);

        assertThat(everything()).doesNotContain(SECRET).contains("Line 4 of " + file + " is not KEY=VALUE");
    }

    @Test
    void that_of_a_line_that_a_driver_logs() {
        cli.run("--version");
        java.util.logging.Logger.getLogger("org.postgresql.Driver")
                .log(
                        java.util.logging.Level.WARNING,
                        "Cannot open jdbc:postgresql://odoo:s3cr3tpw@127.0.0.1/prod",
                        new IllegalStateException("password=s3cr3tpw"));
        assertThat(everything()).doesNotContain(SECRET).contains("Cannot open", "127.0.0.1/prod");
    }

    @Test
    void every_log_is_written_by_what_masks_it() {
        var logs = new LoggerContext();
        LogSetup.configure(logs, folder.toString());
        assertThat(logs.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders())
                .toIterable()
                .hasSize(2)
                .allSatisfy(appender -> assertThat(((OutputStreamAppender<ILoggingEvent>) appender).getEncoder())
                        .isInstanceOf(MaskedLogEncoder.class));
        logs.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs", "jobs --json", "why j1", "why j1 --json"})
    void that_of_the_error_of_a_job(String command) throws SQLException {
        try (var postgres = TestDatabase.fresh();
                var owner = postgres.open("test")) {
            var sql = new Sql(owner);
            new TestJobs(sql).add("j1", "failed", "root", 10);
            sql.update("let it fail", "update queue_job set exc_name = 'https://odoo:s3cr3tpw@127.0.0.1 is down'");
            assertThat(cli.run((command + " --url " + postgres.spec().url()).split(" ")))
                    .isZero();
            assertThat(everything()).doesNotContain(SECRET).contains("odoo:********@127.0.0.1");
        }
    }

    static Stream<Path> configs() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/cases/config"))) {
            return files.filter(file -> file.toString().endsWith(".conf")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void that_of_an_odoo_conf(Path file) {
        var other = "src/test/resources/cases/config/user-in-host.conf";
        cli.run("config", "show", file.toString());
        assertThat(everything()).doesNotContain(SECRET);
        cli.run("config", "show", "--json", file.toString());
        assertThat(everything()).doesNotContain(SECRET);
        cli.run("config", "check", file.toString());
        assertThat(everything()).doesNotContain(SECRET);
        cli.run("config", "check", "--json", file.toString());
        assertThat(everything()).doesNotContain(SECRET);
        cli.run("config", "diff", "--json", file.toString(), other);
        assertThat(everything()).doesNotContain(SECRET);
    }

    @Test
    void what_was_asked_for_is_shown() {
        cli.run("config", "show", "--reveal", "src/test/resources/cases/config/user-in-host.conf");
        assertThat(cli.printed()).contains(SECRET);
    }
}
