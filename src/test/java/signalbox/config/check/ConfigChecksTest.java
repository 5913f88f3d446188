package signalbox.config.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.config.BaseUrl;
import signalbox.config.ConfigFile;
import signalbox.config.Samples;
import signalbox.config.check.CheckContext.Arrivals;
import signalbox.config.diff.ConfigPatch;
import signalbox.text.Severity;

class ConfigChecksTest {
    private static final CheckContext UNKNOWN = CheckContext.UNKNOWN;
    private static final CheckContext ODOO_SH = UNKNOWN.withOdooSh(true);
    private static final CheckContext ELSEWHERE = UNKNOWN.withOdooSh(false);
    private static final CheckContext STAGING =
            UNKNOWN.withBaseUrl(BaseUrl.parse("https://acme-staging-9911.dev.odoo.com"));

    private static final String GOOD = """
            [options]
            server_wide_modules = web,odoosh_queue_job
            limit_time_real = 120

            [queue_job]
            channels = root:4,root.mail:2
            scheme = https
            host = acme.odoo.com
            port = 443
            """;

    private static List<ConfigFinding> check(String text, CheckContext context) {
        return ConfigChecks.check(ConfigFile.of("odoo.conf", text), context);
    }

    private static List<String> inShort(List<ConfigFinding> findings) {
        return findings.stream()
                .map(finding -> finding.severity().word() + " " + finding.code() + " " + finding.line())
                .toList();
    }

    private static final String AT_HOME = """
            [options]
            server_wide_modules = web,odoosh_queue_job
            limit_time_real = 120
            [queue_job]
            channels = root:2
            """;

    @Test
    void a_site_of_this_machine_is_no_build_of_odoo_sh_whatever_it_loads() {
        var local = UNKNOWN.withBaseUrl(BaseUrl.parse("http://localhost:8069"));

        assertThat(inShort(check(AT_HOME, UNKNOWN))).containsExactly("critical defaults-on-odoo-sh null");
        assertThat(check(AT_HOME, local)).isEmpty();
    }

    @Test
    void requests_that_are_seen_to_arrive_outrank_a_rule_about_addresses() {
        var last = Instant.parse("2026-06-01T12:00:00Z");
        var here = ODOO_SH.withArrivals(new Arrivals(last, last.plusSeconds(90), Arrivals.Leader.HERE));
        var anywhere = ODOO_SH.withArrivals(new Arrivals(last, last.plusSeconds(90), Arrivals.Leader.ANYWHERE));

        assertThat(inShort(check(AT_HOME, here))).containsExactly("info defaults-on-odoo-sh null");
        assertThat(inShort(check(AT_HOME, anywhere))).containsExactly("warning defaults-on-odoo-sh null");
        assertThat(inShort(check("[options]\n[queue_job]\n", UNKNOWN.withArrivals(anywhere.arrivals()))))
                .as("a note stays one")
                .contains("info default-address null");
        assertThat(check(AT_HOME, here).getFirst().why())
                .startsWith("Yet requests arrive: a job began at 12:00:00 UTC, 1 m 30 s ago. ");
        assertThat(RunnerTarget.of(ConfigFile.of("odoo.conf", AT_HOME), here).faults())
                .isEmpty();
    }

    @Test
    void a_good_file_has_no_findings() {
        var context =
                UNKNOWN.withBaseUrl(BaseUrl.parse("https://acme.odoo.com")).withHttpWorkers(4);

        assertThat(check(GOOD, context)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "production.conf,info plain-text-secret 17",
        "pasted-on-one-line.conf,critical several-settings-in-one-value 4",
    })
    void the_samples_have_what_is_wrong_with_them(String name, String finding) {
        assertThat(inShort(ConfigChecks.check(Samples.read(name), UNKNOWN))).containsExactly(finding);
    }

    @Test
    void settings_in_the_wrong_section_and_no_runner_are_found() {
        assertThat(inShort(ConfigChecks.check(Samples.read("wrong-section.conf"), UNKNOWN)))
                .containsExactly(
                        "critical runner-not-loaded 2",
                        "warning setting-in-wrong-section 3",
                        "info default-address null");
    }

    @ParameterizedTest
    @CsvSource({"sequental, root.mail:1:sequential", "subcapacity=2, Remove it."})
    void a_key_of_a_channel_that_no_release_knows_has_no_effect(String key, String todo) {
        var findings = check(GOOD.replace("root.mail:2", "root.mail:1:" + key), UNKNOWN);

        assertThat(inShort(findings)).containsExactly("warning channel-key-without-effect 6");
        assertThat(findings.getFirst().why()).contains(key.replace("=2", "") + " has no effect");
        assertThat(findings.getFirst().fix().text()).contains(todo);
    }

    @ParameterizedTest
    @ValueSource(strings = {"throttle=5", "sequential"})
    void keys_that_every_release_knows_are_no_finding(String key) {
        assertThat(check(GOOD.replace("root.mail:2", "root.mail:1:" + key), UNKNOWN))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"paused", "capacity_default=2", "sequential_default"})
    void keys_that_only_the_newest_releases_know_are_noted(String key) {
        assertThat(inShort(check(GOOD.replace("root.mail:2", "root.mail:1:" + key), UNKNOWN)))
                .containsExactly("info channel-key-of-2026 6");
    }

    @Test
    void values_are_judged_as_they_are_meant() {
        var host = "host = acme.odoo.com";
        assertThat(inShort(check(GOOD.replace(host, "host = 'acme.odoo.com'"), UNKNOWN)))
                .containsExactly("critical quotes-in-value 8");
        assertThat(inShort(check(GOOD.replace(host, "host = acme.odoo.com # ours"), UNKNOWN)))
                .containsExactly("critical remark-in-value 8");
        assertThat(inShort(check(GOOD.replace(host, "host = acme.odoo.com\u200b"), UNKNOWN)))
                .containsExactly("critical invisible-in-value 8");
        assertThat(inShort(check(GOOD.replace("root:4,", "root\uff1a4\uff0c"), UNKNOWN)))
                .containsExactly("critical full-width-in-value 6");
        assertThat(inShort(check(GOOD.replace(host, "host = <your host>"), UNKNOWN)))
                .containsExactly("critical placeholder 8");
        assertThat(inShort(check(GOOD.replace("[options]", "[odoo]"), UNKNOWN)))
                .containsExactly("critical misspelt-section 1");
        assertThat(inShort(check(GOOD + "workers = 4\n", UNKNOWN)))
                .containsExactly("warning option-in-queue-job-section 10");
    }

    /// Odoo itself expands variables in paths, patterns may end in $, and a password may be anything.
    @Test
    void what_belongs_to_a_value_is_no_mistake() {
        var options = """
                [options]
                addons_path = /opt/$VERSION/addons
                dbfilter = ^acme$
                email_from = "Acme; sales" <sales@acme.example.com>
                db_password = "a # b" ;c$D
                admin_passwd = $pbkdf2-sha512$25000$abc
                log_handler = [':INFO']
                """;

        assertThat(check(GOOD.replace("[options]\n", options), UNKNOWN))
                .extracting(ConfigFinding::code)
                .containsOnly("plain-text-secret");
    }

    @Test
    void a_fork_of_the_module_gets_no_second_runner() {
        var findings = check(GOOD.replace("web,odoosh_queue_job", "web,acme_queue_job"), UNKNOWN);

        assertThat(inShort(findings)).containsExactly("warning runner-of-unknown-module 2");
        assertThat(findings.getFirst().fix().edits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "[::1], ",
        "::1, host = [::1]",
        "::, host = localhost",
        "acme.odoo.com:8443/odoo, host = acme.odoo.com",
        "https://acme.odoo.com, host = acme.odoo.com",
    })
    void an_address_that_makes_no_url_is_corrected(String host, @Nullable String corrected) {
        var findings = check(GOOD.replace("host = acme.odoo.com", "host = " + host), ELSEWHERE);

        if (corrected == null) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings.getFirst().severity()).isEqualTo(Severity.CRITICAL);
            assertThat(findings.getFirst().fix().text()).contains(corrected);
        }
    }

    @Test
    void root_is_lowered_together_with_the_channels_below_it() {
        var text = GOOD.replace("limit_time_real = 120", "workers = 2").replace("root.mail:2", "root.mail:2,root.a:0");
        var wish = new ConfigPatch.Wish(false, Set.of("root-capacity-above-workers"));

        assertThat(ConfigPatch.of(ConfigFile.of("odoo.conf", text), UNKNOWN, wish::takes)
                        .unifiedDiff("odoo.conf"))
                .contains("+channels = root:1,root.mail:1,root.a:0");
    }

    @Test
    void the_capacity_of_root_is_given_up_only_on_request() {
        var file = ConfigFile.of("odoo.conf", GOOD.replace("limit_time_real = 120", "workers = 3"));
        var wish = new ConfigPatch.Wish(false, Set.of("root-capacity-above-workers"));

        assertThat(ConfigPatch.of(file, UNKNOWN).isEmpty()).isTrue();
        assertThat(ConfigPatch.of(file, UNKNOWN, wish::takes).unifiedDiff("odoo.conf"))
                .contains("@@ root-capacity-above-workers\n", "+channels = root:2,root.mail:2");
    }

    @Test
    void a_staging_build_that_points_at_production_is_critical() {
        var staging = Samples.read("staging-after-rebuild.conf");

        assertThat(ConfigChecks.check(staging, UNKNOWN)).isEmpty();
        var findings = ConfigChecks.check(staging, STAGING);
        assertThat(inShort(findings)).containsExactly("critical host-differs-from-base-url 13");
        assertThat(findings.getFirst().seen()).contains("acme.odoo.com").contains("acme-staging-9911.dev.odoo.com");
        assertThat(findings.getFirst().fix().text()).isEqualTo("[queue_job]\nhost = acme-staging-9911.dev.odoo.com");
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                arguments("critical defaults-on-odoo-sh 8", "host = acme.odoo.com", "host = localhost"),
                arguments("critical defaults-on-odoo-sh 7", "scheme = https\n", ""),
                arguments("critical defaults-on-odoo-sh 8", "port = 443\n", ""),
                arguments("critical several-settings-in-one-value 7", "scheme = https\nhost", "scheme = https host"),
                arguments("critical several-settings-in-one-value 8", "port = 443", "  port = 443"),
                arguments("critical several-settings-in-one-value 6", "root.mail:2\n", "root.mail:2 port = 8 "),
                arguments("critical scheme-port-mismatch 9", "port = 443", "port = 8069"),
                arguments("critical scheme-port-mismatch 9", "port = 443", "port = 80"),
                arguments("critical scheme-port-mismatch 7", "scheme = https", "scheme = http"),
                arguments("critical port-closed-on-odoo-sh 9", "port = 443", "port = 8443"),
                arguments("critical scheme-unknown 7", "scheme = https", "scheme = htps"),
                arguments("critical port-invalid 9", "port = 443", "port = 443/"),
                arguments("critical port-invalid 9", "port = 443", "port = 65536"),
                arguments("critical host-is-a-url 8", "acme.odoo.com", "https://acme.odoo.com/web"),
                arguments("critical host-is-a-url 8", "acme.odoo.com", "acme.odoo.com:443"),
                arguments("warning setting-in-wrong-section 2", "[options]\n", "[options]\nport = 1\n"),
                arguments(
                        "warning setting-in-wrong-section 2",
                        "[options]\n",
                        "[options]\nqueue_job.http_auth_user = me\n"),
                arguments("critical misspelt-section 1", "[options]", "[queue-job]\nhost = x\n[options]"),
                arguments("warning misspelt-setting 10", "port = 443", "port = 443\nchanels = root:2"),
                arguments("info unknown-setting 10", "port = 443", "port = 443\ncolour = red"),
                arguments("critical runner-not-loaded 2", "odoosh_queue_job", "queue"),
                arguments("warning both-runner-modules 2", "odoosh_queue_job", "queue_job,odoosh_queue_job"),
                arguments("critical channels-invalid 6", "root.mail:2", "root.mail:x"),
                arguments("critical channels-invalid 7", "root:4,root.mail:2", "root:4,\n  root.mail:2:sequential"),
                arguments("warning channels-beyond-measure 6", "root.mail:2", "root.mail:99999999999999"),
                arguments("warning runner-switched-off 6", "root:4", "root:0"),
                arguments("critical time-limits-of-zero 3", "= 120", "= 0\nlimit_time_real_cron = 0"),
                arguments("warning runner-behind-pooler 10", "port = 443", "port = 443\njobrunner_db_port = 6432"),
                arguments("warning runner-behind-pooler 3", "limit_time_real = 120", "db_host = pgbouncer.acme"),
                arguments("info plain-text-secret 3", "limit_time_real = 120", "db_password = hunter2"),
                arguments("info plain-text-secret 3", "limit_time_real = 120", "amqp = amqp://u:hunter2@host"),
                arguments("critical duplicate-option-error 10", "port = 443", "port = 443\nPORT : 8069"),
                arguments("critical duplicate-section-error 10", "port = 443", "port = 443\n[options]"),
                arguments("critical parsing-error 10", "port = 443", "port = 443\nnonsense"),
                arguments("critical indented-section 5", "[queue_job]", "  [queue_job]"),
                arguments("warning text-behind-section 1", "[options]", "[options] here"),
                arguments("critical text-behind-section 5", "[queue_job]\n", "[queue_job] http_auth_user = me\n"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void each_fault_is_found_where_it_stands(String finding, String good, String bad) {
        assertThat(GOOD).contains(good);

        var findings = check(GOOD.replace(good, bad), UNKNOWN);

        assertThat(inShort(findings)).contains(finding);
        assertThat(findings).allSatisfy(each -> {
            assertThat(each.code()).matches("[a-z]+(-[a-z]+)+");
            assertThat(each.why()).endsWith(".");
            assertThat(each.fix().text()).isNotBlank();
            assertThat(each.toString()).doesNotContain("hunter2");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "root:4,root.mail:2|root:4,\n  # port = 5\n  port:2,host:1",
                "[queue_job]|[queue_job] ; more",
                "limit_time_real = 120|limit_time_real = 0",
                "limit_time_real = 120|db_password = False\ndb_port = 5432\ndb_host = db",
                "limit_time_real = 120|admin_passwd = $pbkdf2-sha512$600000$a.hash",
                "port = 443|port = 443\nmax_capacity = 4",
                "[options]|[other]\nhost = x\nchannels = y\n[options]",
                "acme.odoo.com|ACME.odoo.com."
            })
    void what_only_looks_like_a_fault_is_none(String change) {
        var sides = change.split("\\|");
        assertThat(GOOD).contains(sides[0]);

        assertThat(check(GOOD.replace(sides[0], sides[1]), STAGING.withBaseUrl(BaseUrl.parse("https://acme.odoo.com"))))
                .isEmpty();
    }

    @Test
    void what_python_cannot_decode_or_place_is_found() {
        assertThat(inShort(check("host = x\n", UNKNOWN))).contains("critical missing-section-header-error 1");
        var findings = check("\ufeff[options]\n", UNKNOWN);
        assertThat(inShort(findings)).contains("critical missing-section-header-error 1");
        assertThat(findings.getFirst().fix().edits()).containsExactly(LineEdit.replace(1, "[options]"));
    }

    @Test
    void a_file_without_options_is_read_by_nobody() {
        assertThat(inShort(check("[queue_job]\nhost = x.example.com\n", ELSEWHERE)))
                .containsExactly("warning no-options-section null", "warning runner-not-loaded null");
        assertThat(check("", ELSEWHERE)).extracting(ConfigFinding::code).containsExactly("runner-not-loaded");
    }

    @Test
    void settings_of_default_hold_once_there_is_a_section_for_them() {
        var defaults = "[DEFAULT]\nchannels = root:2\n[options]\nserver_wide_modules = queue_job\n";

        assertThat(inShort(check(defaults, ELSEWHERE))).containsExactly("warning setting-in-wrong-section 2");
        assertThat(check(defaults + "[queue_job]\n", ELSEWHERE)).isEmpty();
    }

    @Test
    void the_defaults_are_right_elsewhere_and_wrong_on_odoo_sh() {
        var bare = "[options]\nserver_wide_modules = queue_job\n";

        assertThat(check(bare, ELSEWHERE)).isEmpty();
        assertThat(check(bare, UNKNOWN.withBaseUrl(BaseUrl.parse("http://localhost:8069"))))
                .isEmpty();
        assertThat(inShort(check(bare, UNKNOWN))).containsExactly("info default-address null");
        assertThat(inShort(check(bare, ODOO_SH))).containsExactly("critical defaults-on-odoo-sh null");
        assertThat(check(bare, STAGING).getFirst().fix().text())
                .isEqualTo("[queue_job]\nscheme = https\nhost = acme-staging-9911.dev.odoo.com\nport = 443");
        assertThat(check(bare, ODOO_SH).getFirst().fix().isMechanical()).isFalse();
        assertThat(check(bare, STAGING).getFirst().fix().isMechanical()).isTrue();
    }

    @Test
    void a_custom_domain_may_be_the_same_build() {
        var findings = check(GOOD, UNKNOWN.withBaseUrl(BaseUrl.parse("https://erp.acme.com")));

        assertThat(findings).extracting(ConfigFinding::severity).containsExactly(Severity.WARNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "10.1.2.3", "odoo", "odoo.internal"})
    void requests_inside_the_own_network_are_right_elsewhere(String host) {
        var file = "[options]\nserver_wide_modules = queue_job\n[queue_job]\nhost = " + host + "\n";

        assertThat(check(file, ELSEWHERE.withBaseUrl(BaseUrl.parse("https://erp.acme.com"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3,true", "4,false", "5,false"})
    void root_may_have_as_many_slots_as_there_are_http_workers(int workers, boolean isTooMuch) {
        var codes = check(GOOD, UNKNOWN.withHttpWorkers(workers)).stream().map(ConfigFinding::code);

        assertThat(codes.anyMatch("root-capacity-above-workers"::equals)).isEqualTo(isTooMuch);
    }

    @Test
    void workers_and_capacities_come_from_where_they_are_kept() {
        assertThat(inShort(check(GOOD.replace("limit_time_real = 120", "workers = 2"), UNKNOWN)))
                .containsExactly("warning root-capacity-above-workers 6");
        assertThat(inShort(check(GOOD, UNKNOWN.withHttpWorkers(4).withRootCapacity(8))))
                .containsExactly("warning root-capacity-above-workers null");
        assertThat(inShort(check(GOOD.replace("root:4", "root : 0"), UNKNOWN.withHttpWorkers(4))))
                .containsExactly("warning root-capacity-above-workers 6");
    }

    @Test
    void variables_beat_the_file() {
        var environment = Map.of("ODOO_QUEUE_JOB_HOST", "acme-staging-9911.dev.odoo.com", "ODOO_QUEUE_JOB_PORT", "");

        assertThat(check(GOOD, STAGING.withEnvironment(environment))).isEmpty();
        var other = check(GOOD, STAGING.withEnvironment(Map.of("ODOO_QUEUE_JOB_HOST", "other.odoo.com")));
        assertThat(inShort(other)).containsExactly("critical host-differs-from-base-url null");
        assertThat(other.getFirst().fix()).isEqualTo(Fix.advice("ODOO_QUEUE_JOB_HOST=acme-staging-9911.dev.odoo.com"));
    }

    @Test
    void zero_limits_matter_to_the_module_of_odoo_sh() {
        var zero = "[options]\nserver_wide_modules = queue_job\nlimit_time_real = 0\nlimit_time_real_cron = 0\n";

        assertThat(inShort(check(zero, ELSEWHERE))).containsExactly("warning time-limits-of-zero 3");
        assertThat(check(zero.replace("limit_time_real_cron = 0", "limit_time_real_cron = -1"), ELSEWHERE))
                .isEmpty();
    }

    /// Only the value is secret, not the rest of the sentence.
    @Test
    void what_to_do_about_a_secret_is_readable() {
        assertThat(check("[options]\ndb_password = <password>\n", UNKNOWN))
                .filteredOn(finding -> finding.code().equals("placeholder"))
                .extracting(finding -> finding.fix().text())
                .containsExactly("If it is a template, write the value itself.");
    }

    @Test
    void a_secret_is_named_and_never_moved() {
        var file = """
                [options]
                server_wide_modules = queue_job
                http_auth_password = hunter2
                  hunter3
                [queue_job]
                http_auth_pasword = hunter4
                http_auth_user = a http_auth_password = hunter5
                """;

        var findings = check(file, ELSEWHERE);

        assertThat(findings)
                .extracting(ConfigFinding::code)
                .contains("setting-in-wrong-section", "misspelt-setting", "several-settings-in-one-value");
        assertThat(findings).allMatch(finding -> !finding.fix().isMechanical());
        assertThat(findings.toString()).doesNotContain("hunter");
    }

    static List<String> megabytes() {
        return List.of(
                "[queue_job]\na=1\n|a=2\n",
                "[options]\n|host = a\n",
                "[options]\n|bare\n",
                "|[queue-job]\nx = 1\n",
                "[queue_job]\nx = |a host = b ",
                "[queue_job]\n|%d = a host = b\n",
                "[queue_job]\n|chanels%d = a\n",
                "[queue_job]\nchannels = |a.",
                "[queue_job]\nchannels = |a,",
                "[queue_job]\nhost = |1:",
                "[queue_job] |port = 1 ",
                "[options]\n|db_password%d = a\n  b\n");
    }

    @ParameterizedTest
    @MethodSource("megabytes")
    void a_megabyte_of_faults_has_an_end(String shape) {
        var text = new StringBuilder(shape.substring(0, shape.indexOf('|')));
        var repeated = shape.substring(shape.indexOf('|') + 1);
        for (int i = 0; text.length() < 1_000_000; i++) {
            text.append(repeated.replace("%d", Integer.toString(i)));
        }

        var findings = assertTimeout(Duration.ofSeconds(60), () -> check(text.toString(), STAGING.withHttpWorkers(1)));

        assertThat(findings)
                .hasSizeBetween(1, 1_000)
                .allMatch(finding -> finding.seen().length() < 1_000);
    }
}
