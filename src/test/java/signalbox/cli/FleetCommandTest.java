package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.TestProfiles;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profiles;
import signalbox.cli.output.ExitCode;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;

/// `fleet` prints all profiles.
@Tag("pg")
class FleetCommandTest {
    private final TestDatabase acme = TestDatabase.fresh();
    private final TestDatabase helios = TestDatabase.fresh();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        acme.close();
        helios.close();
    }

    /// Test databases are made of one template: a staging with the uuid or the address of a production is a finding.
    private static void distinguish(TestDatabase database) throws Exception {
        try (var connection = database.open("test")) {
            new Sql(connection).update("give it a uuid and an address of its own", """
                    UPDATE ir_config_parameter
                       SET value = CASE key WHEN 'web.base.url' THEN 'https://helios.example.com'
                                            ELSE gen_random_uuid()::text END
                     WHERE key IN ('database.uuid', 'web.base.url')
                    """);
        }
    }

    private void save(String name, ConnectionSpec spec, Environment environment) {
        new Profiles(AppFolders.below(folder)).save(TestProfiles.of(name, spec, environment));
    }

    @Test
    void each_profile_is_a_row_and_what_is_not_known_is_explained() throws Exception {
        distinguish(helios);
        save("acme", acme.spec(), Environment.PRODUCTION);
        save("helios", helios.spec(), Environment.STAGING);
        var cli = new TestCli(folder);

        var exit = cli.run("fleet", "--once", "--json");
        assertThat(exit).as(cli.printed()).isEqualTo(ExitCode.FINE);
        var profiles = cli.json().get("profiles");
        assertThat(profiles).hasSize(2);
        assertThat(profiles.get(0).get("name").asString()).isEqualTo("acme");
        assertThat(profiles.get(0).get("state").asString()).isEqualTo("current");
        assertThat(profiles.get(0).get("pending").asInt()).isZero();
    }

    @Test
    void one_that_does_not_answer_has_its_reason_and_the_exit_code_says_so() {
        save("acme", acme.spec(), Environment.PRODUCTION);
        save("gone", ConnectionSpec.of("127.0.0.1", 1, "gone", "odoo"), Environment.STAGING);
        var cli = new TestCli(folder);

        assertThat(cli.run("fleet", "--once")).isEqualTo(ExitCode.NOT_CONNECTED);
        assertThat(cli.printed()).containsPattern("gone +staging +unreachable").contains("2 profiles: 1 critical");
        assertThat(cli.run("fleet", "--once", "--json")).isEqualTo(ExitCode.NOT_CONNECTED);
        assertThat(cli.json().get("profiles").get(1).get("stateReason").asString())
                .contains("127.0.0.1");
    }

    @Test
    void the_exit_code_is_that_of_the_worst_also_where_one_look_leaves_a_doubt() throws Exception {
        save("acme", acme.spec(), Environment.PRODUCTION);
        save("helios", helios.spec(), Environment.STAGING);
        try (var connection = acme.open("test")) {
            new TestJobs(new Sql(connection)).add("one", "pending", "root", 10);
        }
        var cli = new TestCli(folder);

        assertThat(cli.run("fleet", "--once")).isEqualTo(ExitCode.WARNINGS);
        assertThat(cli.printed()).contains("warning: no-runner");
    }

    @Test
    void without_profiles_it_says_so() {
        var cli = new TestCli(folder);
        assertThat(cli.run("fleet", "--once")).isEqualTo(ExitCode.FINE);
        assertThat(cli.printed()).contains("There are no profiles.");
    }
}
