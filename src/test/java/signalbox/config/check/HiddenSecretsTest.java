package signalbox.config.check;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.config.ConfigException;
import signalbox.config.ConfigFile;
import signalbox.config.diff.ConfigPatch;

/// However a secret is written, nothing that is said about its file holds a part of it.
class HiddenSecretsTest {
    private static final String SECRET = "Zq9wX";
    private static final List<String> KEYS = List.of(
            "db_password",
            "admin_passwd",
            "smtp_password",
            "proxy_access_token",
            "http_auth_password",
            "jobrunner_db_password",
            "queue_job_http_auth_password",
            "ODOO_QUEUE_JOB_HTTP_AUTH_PASSWORD",
            "db_pasword",
            "password");

    private static final List<String> VALUES = List.of(
            "Zq9wX",
            "$Zq9wX",
            "${Zq9wX}",
            "{{Zq9wX}}",
            "{{ Zq9wX }}",
            "<Zq9wX>",
            "%(Zq9wX)s",
            "__ZQ9WX__ Zq9wX",
            "\"Zq9wX\"",
            "'Zq9wX",
            "Zq9wX # Zq9wX",
            "Zq9wX ; Zq9wX",
            "a=Zq9wX",
            "a:Zq9wX@b",
            "Zq9wX,Zq9wX",
            "\u200bZq9wX",
            "\uff21Zq9wX",
            "Zq9wX\\",
            "Zq9wX&amp;Zq9wX",
            "http://a:Zq9wX@b/Zq9wX");

    /// Before the key, between both, behind the value.
    private static final List<List<String>> FORMS = List.of(
            List.of("", " = ", ""),
            List.of("", ": ", ""),
            List.of("", " => ", ""),
            List.of("", " == ", ""),
            List.of("", " ", ""),
            List.of("", "&#61; ", ""),
            List.of("", "&nbsp;= ", ""),
            List.of("export ", "=", ""),
            List.of("--", "=", ""),
            List.of("- ", " = ", ""),
            List.of("  ", " = ", ""),
            List.of("\"", " = ", "\""),
            List.of("- \"", " = ", "\","),
            List.of("\"", "\": \"", "\","),
            List.of("| ", " | ", " |"),
            List.of("[queue_job] ", " = ", ""),
            List.of("channels = root:2 ", " = ", ""),
            List.of("> ", " = ", ""),
            List.of("workers = 4\\n", " = ", "\\n"));

    /// Each form with each value, and each time the next of the keys.
    static List<String> lines() {
        var lines = new ArrayList<String>();
        for (var form : FORMS) {
            for (var value : VALUES) {
                lines.add(form.get(0) + KEYS.get(lines.size() % KEYS.size()) + form.get(1) + value + form.get(2));
            }
        }
        return lines;
    }

    static Stream<String> places() {
        return Stream.of(
                "[options]\n%s\nworkers = 4\n[queue_job]\nchannels = root:2\n",
                "[options]\nworkers = 4\n[queue_job]\n%s\nchannels = root:2\n",
                "[options\n%s\nworkers = 4\n",
                "%s\n",
                "> [options]\n> %s\n",
                "{\"options\": {%s}}\n",
                "[options] workers = 4 %s [queue_job]\n",
                "\"[options]\"\n\"%s\"\n\"workers = 4\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\n  Zq9wX", "x\n  y = Zq9wX", "\n\n  Zq9wX"})
    void nor_of_one_over_several_lines(String value) {
        assertThat(places().limit(2))
                .allSatisfy(place -> assertThat(KEYS)
                        .allSatisfy(key -> assertThat(
                                        said(ConfigFile.of("odoo.conf", place.formatted(key + " = " + value))))
                                .doesNotContain(SECRET)));
    }

    private static String said(ConfigFile file) {
        return Stream.concat(Stream.of(patched(file)), all(ConfigChecks.check(file, CheckContext.UNKNOWN)))
                .collect(joining("\n"));
    }

    private static Stream<String> all(List<ConfigFinding> findings) {
        return findings.stream()
                .map(each -> each.code() + "\n" + each.seen() + "\n" + each.why() + "\n"
                        + each.fix().text());
    }

    private static String patched(ConfigFile file) {
        try {
            var patch = ConfigPatch.of(file, CheckContext.UNKNOWN);
            return patch.unifiedDiff("odoo.conf") + all(patch.left()).collect(joining("\n"));
        } catch (ConfigException e) {
            return "";
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void nothing_that_is_said_holds_a_part_of_it(String place) {
        assertThat(lines())
                .allSatisfy(line -> assertThat(said(ConfigFile.of("odoo.conf", place.formatted(line))))
                        .as(line)
                        .doesNotContain(SECRET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$Secret99", "{{S3cr3t88}}", "<abc9Q>"})
    void a_password_that_looks_like_a_template_may_be_one(String value) {
        var file = ConfigFile.of("odoo.conf", "[options]\ndb_password = " + value + "\n");

        assertThat(ConfigChecks.check(file, CheckContext.UNKNOWN))
                .filteredOn(finding -> finding.code().equals("placeholder"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.why())
                        .isEqualTo("The value of db_password looks like a template that was not filled in. If that is"
                                + " the value itself, nothing is wrong."));
    }
}
