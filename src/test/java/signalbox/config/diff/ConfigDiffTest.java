package signalbox.config.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signalbox.config.ConfigFile;
import signalbox.config.Samples;

class ConfigDiffTest {
    private static List<ConfigChange> diff(String left, String right) {
        return ConfigDiff.of(ConfigFile.of("left.conf", left), ConfigFile.of("right.conf", right));
    }

    @Test
    void order_comments_and_spelling_do_not_count() {
        assertThat(diff("[a]\nx = 1\ny = 2\n[b]\n", "# new\n[b]\n[a]\nY: 2\n; more\nX=1\n"))
                .isEmpty();
    }

    @Test
    void what_differs_is_told_by_section_and_key() {
        assertThat(diff("[a]\nx = 1\ny = 2\n", "[a]\nx = 2\n[b]\nz = 3\n"))
                .containsExactly(
                        new ConfigChange("a", "x", "1", "2", false),
                        new ConfigChange("a", "y", "2", null, false),
                        new ConfigChange("b", "z", null, "3", false));
    }

    @Test
    void what_default_hands_on_counts_where_it_holds() {
        assertThat(diff("[DEFAULT]\nx = 1\n[a]\n", "[a]\nx = 1\n")).isEmpty();
    }

    @Test
    void two_builds_are_expected_to_differ_in_what_is_their_own() {
        var changes = ConfigDiff.of(Samples.read("production.conf"), Samples.read("staging-after-rebuild.conf"));

        assertThat(changes)
                .extracting(change -> change.key() + " " + change.expected())
                .containsExactly(
                        "admin_passwd true",
                        "db_name true",
                        "channels false",
                        "http_auth_user false",
                        "http_auth_password false");
    }

    @ParameterizedTest
    @CsvSource({
        "options, db_host, true",
        "options, db_port, true",
        "options, db_user, true",
        "options, db_password, true",
        "options, dbfilter, true",
        "options, workers, false",
        "options, server_wide_modules, false",
        "queue_job, jobrunner_db_host, true",
        "queue_job, jobrunner_db_port, true",
        "queue_job, jobrunner_db_user, true",
        "queue_job, jobrunner_db_password, true",
        "queue_job, http_auth_password, true",
        "queue_job, channels, false",
        "queue_job, scheme, false",
        "queue_job, db_host, false"
    })
    void each_build_has_a_database_and_a_runner_of_its_own(String section, String key, boolean expected) {
        var left = "[" + section + "]\n" + key + " = one\n";

        assertThat(diff(left, left.replace("one", "other")).getFirst().expected())
                .isEqualTo(expected);
        assertThat(diff(left, "[" + section + "]\n").getFirst().expected()).isFalse();
    }

    @Test
    void a_host_is_expected_to_differ_only_between_builds() {
        var left = "[queue_job]\nhost = acme.odoo.com\n";

        assertThat(diff(left, left.replace("acme", "acme-staging-1.dev"))
                        .getFirst()
                        .expected())
                .isTrue();
        assertThat(diff(left, left.replace("acme.odoo.com", "localhost"))
                        .getFirst()
                        .expected())
                .isFalse();
        assertThat(diff(left, "[queue_job]\n").getFirst().expected()).isFalse();
    }

    @Test
    void a_secret_differs_without_being_shown() {
        var change = diff("[a]\ndb_password = hunter2\n", "[a]\ndb_password = hunter3\n")
                .getFirst();

        assertThat(change.masked().left()).isEqualTo("********");
        assertThat(change.masked().right()).isEqualTo("********");
        assertThat(change.toString()).doesNotContain("hunter");
    }
}
