package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.cli.output.ExitCode;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.testing.TestDatabase;

/// PostgreSQL allows any character but NUL in the name of a database, and none of them is a reason not to connect.
@Tag("pg")
class OddDatabaseNameTest {
    private final TestDatabase postgres = TestDatabase.fresh();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        postgres.close();
    }

    private void administer(String statement) throws Exception {
        try (var connection = PlainConnection.openAsOdoo(postgres.superuser().withDatabase("postgres"), "test")) {
            new Sql(connection).execute("administer", statement);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String url(String path) {
        var spec = postgres.spec();
        return "postgres://" + spec.user() + "@" + spec.host() + ":" + spec.port() + "/" + path;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "acme/",
                "a\\b",
                "a b",
                " a",
                " ",
                "..",
                "a%2Fb",
                "it's \"quoted\"",
                "a?b#c&d=e",
                "büro €😀",
                "a:b",
                "b@c",
                "a;b,c",
                "a\nb",
                "$a*+"
            })
    void a_database_of_any_name_is_connected_to(String name) throws Exception {
        administer("create database " + quoted(name) + " template "
                + postgres.spec().database());
        try {
            var cli = new TestCli(folder);
            assertThat(cli.run("status", "--json", "--url", url(encoded(name))))
                    .as(cli::said)
                    .isEqualTo(ExitCode.FINE);
            assertThat(cli.json().path("database").path("name").asString()).isEqualTo(name);
        } finally {
            administer("drop database " + quoted(name) + " with (force)");
        }
    }

    @Test
    void a_slash_at_the_end_is_a_part_of_the_name() {
        var cli = new TestCli(folder);

        assertThat(cli.run("status", "--url", url("acme/"))).isEqualTo(ExitCode.NOT_CONNECTED);
        assertThat(cli.said()).contains("has no database \"acme/\"");
    }

    @Test
    void what_was_pasted_otherwise_is_read_and_said() {
        var cli = new TestCli(folder);
        var database = postgres.spec().database();

        assertThat(cli.run("status", "--url", "DATABASE_URL='" + url(database) + "'"))
                .as(cli::said)
                .isEqualTo(ExitCode.FINE);
        assertThat(cli.said()).contains("--url: the quotation marks around it are left out.");
    }

    private static String fileName(String database) {
        var spec = ConnectionSpec.of("db", 5432, database, "odoo");
        return new Destination(Profile.of(spec, Environment.STAGING), spec).name();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a\\b", "..", "a b", "bäro", "a*b"})
    void files_about_it_have_a_name_of_their_own(String name) {
        assertThat(fileName(name))
                .matches("db-5432-[\\w.%-]+")
                .isNotEqualTo(fileName("a_b"))
                .isNotEqualTo(fileName("a-b"))
                .isNotEqualTo(fileName("büro"));
    }
}
