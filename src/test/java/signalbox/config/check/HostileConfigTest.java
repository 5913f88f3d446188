package signalbox.config.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import signalbox.config.BaseUrl;
import signalbox.config.ConfigException;
import signalbox.config.ConfigFile;
import signalbox.config.diff.ConfigPatch;

/// Whatever stands in an odoo.conf, checking and patching it ends soon and without a fault. Run with
/// `-Djqwik.tries.default=100000` for a long search.
class HostileConfigTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final CheckContext STAGING =
            CheckContext.UNKNOWN.withBaseUrl(BaseUrl.parse("https://acme-staging-9911.dev.odoo.com"));

    @Provide
    Arbitrary<String> files() {
        var keys = Arbitraries.of(
                "channels",
                "host",
                "port",
                "scheme",
                "http_auth_user",
                "http_auth_password",
                "workers",
                "worker",
                "server_wide_modules",
                "db_name",
                "limit_time_real",
                "gevent_port",
                "http_interface",
                "http_enable",
                "queue_job_host",
                "ODOO_QUEUE_JOB_PORT",
                "admin_passwd",
                "x");
        var pieces = Arbitraries.of(
                        "root:4",
                        "root.a:2",
                        ",",
                        ":",
                        "=",
                        "\"",
                        "'",
                        " ; x",
                        " # y",
                        "[",
                        "]",
                        "(",
                        "{{ x }}",
                        "${X}",
                        "$X",
                        "<a>",
                        "::1",
                        "[::1]",
                        "@",
                        "user:pw@",
                        "https://",
                        "acme.odoo.com",
                        "/odoo",
                        ":8069",
                        "443",
                        "-1",
                        "0",
                        "\u200b",
                        "\u00a0",
                        "\uff1a",
                        "\uff0c",
                        "\u201c",
                        "web",
                        "queue_job",
                        " ",
                        "False",
                        "\\",
                        "\t",
                        "\u0000",
                        "%(x)s",
                        "BUILD.odoo.com")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
        var settings = Combinators.combine(
                        Arbitraries.of("", "  ", "#"), keys, Arbitraries.of(" = ", "=", ": "), pieces)
                .as((indent, key, equals, value) -> indent + key + equals + value);
        var others = Arbitraries.of(
                "[options]",
                "[queue_job]",
                "[queue-job]",
                "[option]",
                "[DEFAULT]",
                " [queue_job]",
                "[queue_job] port = 1",
                "",
                "garbage",
                "; remark",
                "\ufeff[options]");
        return Arbitraries.frequencyOf(Tuple.of(4, settings), Tuple.of(1, others))
                .list()
                .ofMaxSize(12)
                .map(lines -> String.join("\n", lines));
    }

    @Property
    void any_file_is_checked_and_patched(@ForAll("files") String text) {
        var file = ConfigFile.of("odoo.conf", text);
        assertTimeout(SOON, () -> {
            assertThat(ConfigChecks.check(file, STAGING)).isNotNull();
            try {
                var patch = ConfigPatch.of(file, STAGING);
                assertThat(patch.unifiedDiff("odoo.conf")).isNotNull();
                assertThat(patch.left()).isEqualTo(ConfigChecks.check(patch.corrected(), STAGING));
            } catch (ConfigException e) {
                assertThat(e).hasMessageContaining("can make no patch");
            }
        });
    }
}
