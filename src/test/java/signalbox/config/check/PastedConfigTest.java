package signalbox.config.check;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.config.ConfigFile;
import signalbox.config.OdooRelease;
import signalbox.config.diff.ConfigPatch;
import signalbox.text.Severity;

/// What people paste: each file, and what its patch makes of it.
class PastedConfigTest {
    private static final ConfigPatch.Wish WITH_SECRETS = new ConfigPatch.Wish(true, Set.of());
    private static final String GOOD = """
            [options]
            server_wide_modules = web,queue_job
            workers = 4

            [queue_job]
            scheme = https
            host = acme.example.com
            port = 443
            channels = root:2
            """;

    private static ConfigFile file(String text) {
        return ConfigFile.of("odoo.conf", text);
    }

    private static ConfigFile good(String line, String instead) {
        assertThat(GOOD).contains(line);
        return file(GOOD.replace(line, instead));
    }

    private static String text(ConfigFile file) {
        return file.lines().stream().map(line -> line.text() + line.ending()).collect(joining());
    }

    private static String patched(ConfigFile file, ConfigPatch.Wish wish) {
        return text(ConfigPatch.of(file, CheckContext.UNKNOWN, wish::takes).corrected());
    }

    private static String patched(ConfigFile file) {
        return patched(file, ConfigPatch.Wish.USUAL);
    }

    private static List<ConfigFinding> check(ConfigFile file) {
        return ConfigChecks.check(file, CheckContext.UNKNOWN);
    }

    private static ConfigFinding finding(ConfigFile file, String code) {
        return check(file).stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " not in " + check(file)));
    }

    @Test
    void a_good_file_has_no_findings() {
        assertThat(check(file(GOOD))).isEmpty();
    }

    @Test
    void a_value_that_its_line_does_not_show_is_not_in_the_fix_either() {
        var finding = finding(good("workers = 4", "workers = 4\ndbfiter = ^prod$"), "misspelt-option");

        assertThat(finding.seen()).isEqualTo("dbfiter = ********");
        assertThat(finding.fix().text()).isEqualTo("dbfilter = ********");
    }

    @Test
    void the_file_that_was_given_is_recoded() throws IOException {
        var latin = "[options]\n# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        var file = ConfigFile.read(new ByteArrayInputStream(latin), "/srv/my odoo.conf");

        assertThat(finding(file, "unicode-decode-error").fix().text())
                .isEqualTo("iconv -f ISO-8859-1 -t UTF-8 '/srv/my odoo.conf' > '/srv/my odoo.conf.utf8'");
    }

    static Stream<Arguments> swallowed() {
        return Stream.of(
                arguments("  db_password = hunter2\n  workers = 4\n", "db_password = hunter2\nworkers = 4\n"),
                arguments("  workers = 4\n  own_option = 1\n", "workers = 4\nown_option = 1\n"),
                arguments("  workers = 4,\n", "workers = 4\n"),
                arguments("\tWorkers = 4 ; as many\n", "workers = 4\n"));
    }

    @ParameterizedTest
    @MethodSource("swallowed")
    void all_lines_that_a_value_swallows_are_set_or_none(String lines, String corrected) {
        var swallowing = file("[options]\naddons_path = /a,/b\n  server_wide_modules = web,queue_job\n" + lines);

        assertThat(patched(swallowing, WITH_SECRETS))
                .startsWith("[options]\naddons_path = /a,/b\nserver_wide_modules = web,queue_job\n" + corrected);
    }

    @Test
    void a_swallowed_password_is_named_and_corrected_only_by_those_who_ask_for_secrets() {
        var swallowing = file("[options]\naddons_path = /a\n  db_password = hunter2\n  workers = 4\n");

        assertThat(patched(swallowing)).contains("\n  db_password = hunter2\n  workers = 4\n");
        var finding = finding(swallowing, "lines-swallowed");
        assertThat(finding.why()).contains("db_password and workers are not set");
        assertThat(finding.toString()).doesNotContain("hunter2");
        assertThat(finding(swallowing, "plain-text-secret").why()).endsWith("has db_password.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"  workers = four\n", "  workers = 4\n  workers = 5\n"})
    void swallowed_lines_that_odoo_or_python_would_refuse_stay(String lines) {
        var text = "[options]\nserver_wide_modules = web,queue_job\n" + lines;

        assertThat(patched(file(text))).startsWith(text);
        assertThat(check(file(text)).toString()).doesNotContain("Odoo ends");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "[options] jobs server,[options]|# jobs server",
                "[options]:,[options]",
                "[options]<br>,[options]",
                "[options] ; the server [prod],[options]|; the server [prod]",
                "[options] see [prod],[options]|# see [prod]"
            })
    void text_behind_the_name_of_a_section_becomes_a_remark(String header, String corrected) {
        assertThat(patched(good("[options]", header)))
                .isEqualTo(GOOD.replace("[options]", corrected.replace('|', '\n')));
    }

    @Test
    void a_bracket_in_a_remark_is_said_to_be_a_part_of_the_name() {
        var headers = good("[queue_job]", "[queue_job] ; see [runner] docs");

        assertThat(finding(headers, "misspelt-section").why()).contains("up to the last bracket");
        assertThat(check(headers)).noneMatch(finding -> finding.code().equals("text-behind-section"));
        assertThat(patched(headers)).isEqualTo(GOOD.replace("[queue_job]", "[queue_job]\n; see [runner] docs"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "host = acme.example.com#prod|host = acme.example.com",
                "host = acme.example.com;prod|host = acme.example.com",
                "host = acme.example.com\\n|host = acme.example.com",
                "host = acme.example.com\\|host = acme.example.com",
                "host = https//acme.example.com|host = acme.example.com",
                "host = https//acme.example.com/odoo|host = acme.example.com",
                "host = https:acme.example.com|host = acme.example.com",
                "host = https:/acme.example.com/|host = acme.example.com",
                "host = htps://acme.example.com|host = acme.example.com",
                "host = HTTPSS;//acme.example.com:443|host = acme.example.com",
                "host = //acme.example.com|host = acme.example.com",
                "host = <https://acme.example.com>|host = acme.example.com",
                "host = [acme.example.com](https://acme.example.com/)|host = acme.example.com",
                "scheme = http://|scheme = https",
                "scheme = https:|scheme = https",
                "port = 8443,|port = 8443",
                "channels = root=4,root.mail=2|channels = root:4,root.mail:2",
                "channels = root 4, root.mail 2|channels = root:4,root.mail:2",
                "channels = root:4;root.mail:2|channels = root:4,root.mail:2",
                "channels = root:4 root.mail:2|channels = root:4,root.mail:2",
                "channels = [\"root:4\",\"root.mail:2\"]|channels = root:4,root.mail:2",
                "channels = root:4, root.mail = 1:sequential|channels = root:4,root.mail:1:sequential",
                "server_wide_modules = web;queue_job|server_wide_modules = web,queue_job",
                "server_wide_modules web,queue_job|server_wide_modules = web,queue_job",
                "workers = 08|workers = 8",
                "workers == 4|workers = 4",
                "export workers = 4|workers = 4",
                "--workers = 4|workers = 4",
                "load = web,queue_job|server_wide_modules = web,queue_job",
                "export server_wide_modules = web,queue_job,my_auth|server_wide_modules = web,queue_job,my_auth",
                "server_wide_modules = web,queue-job|server_wide_modules = web,queue_job",
                "server_wide_modules = web,queuejob|server_wide_modules = web,queue_job",
                "server_wide_modules = web,queue_job (16.0)|server_wide_modules = web,queue_job",
                "server_wide_modules = web,queue_job (jobs)|server_wide_modules = web,queue_job",
                "server_wide_modules = (web,queue_job)|server_wide_modules = web,queue_job",
                "server_wide_modules = [web,queue_job|server_wide_modules = web,queue_job",
                "server_wide_modules = web,queue_job]|server_wide_modules = web,queue_job",
                "server_wide_modules = web and queue_job|server_wide_modules = web,queue_job",
                "server_wide_modules = web, my_auth and queue_job|server_wide_modules = web,my_auth,queue_job",
                "server_wide_modules = web + queue_job|server_wide_modules = web,queue_job",
                "server_wide_modules = web & queue_job|server_wide_modules = web,queue_job",
                "server_wide_modules = web.queue_job|server_wide_modules = web,queue_job",
                "server_wide_modules = web/queue_job|server_wide_modules = web,queue_job",
                "server_wide_modules = web,odoo.addons.queue_job|server_wide_modules = web,queue_job",
                "server_wide_modules = web,/mnt/extra-addons/queue_job|server_wide_modules = web,queue_job",
                "server_wide_modules = web,queue_job.jobrunner|server_wide_modules = web,queue_job",
                "server_wide_modules = web,queue_job>=16.0|server_wide_modules = web,queue_job",
                "server_wide_modules = web,queue_job=16.0|server_wide_modules = web,queue_job",
                "server_wide_modules = web,queue_job*|server_wide_modules = web,queue_job",
                "server_wide_modules = web,qeue_job|server_wide_modules = web,queue_job",
                "server_wide_modules = web,queue_j\u043eb|server_wide_modules = web,queue_job",
                "channels == root:2,root.mail:1|channels = root:2,root.mail:1",
                "channels = r\u043eot:2|channels = root:2",
                "channels => root:2,root.mail:1|channels = root:2,root.mail:1",
                "server_wide_modules => web,queue_job|server_wide_modules = web,queue_job",
                "server_wide_modules =>web,queue_job|server_wide_modules = web,queue_job",
                "workers => 4|workers = 4",
                "workers -> 4|workers = 4",
                "host => acme.example.com|host = acme.example.com",
                "port => 8443|port = 8443",
                "scheme => https|scheme = https",
                "channels = Root:4,root.mail:2|channels = root:4,root.mail:2",
                "channels = ROOT:4,Root.mail:1:sequential|channels = root:4,root.mail:1:sequential",
                "channels root:2|channels = root:2",
                "channels root:2,root.mail:1|channels = root:2,root.mail:1",
                "workers &#61; 4|workers = 4",
                "server_wide_modules &#61; web&comma;queue_job|server_wide_modules = web,queue_job",
                "server_wide_modules = web,queue_job&nbsp;|server_wide_modules = web,queue_job",
                "channels &#x3d; root:2|channels = root:2",
                "port = +8443|port = 8443",
                "port = 8443.0|port = 8443",
                "host := acme.example.com|host :acme.example.com",
                "workers = 4.|workers = 4",
                "workers = 4 // cores|workers = 4",
                "workers = 4 (2 * cpu)|workers = 4",
                "workers = 4 -- as many|workers = 4",
                "workers = 4 - as many|workers = 4",
                "host = 'acme.example.com',|host = acme.example.com",
                "host = www.acme.example.com/ # site|host = www.acme.example.com",
                "scheme = 'https://'|scheme = https",
                "channels = 'root=4'|channels = root:4",
                "port = 443 (https)|port = 443",
                "channels = root:2 // only two|channels = root:2"
            })
    void what_is_plainly_meant_is_corrected(String line, String corrected) {
        var key = corrected.split(" ")[0];
        var right =
                GOOD.lines().filter(each -> each.startsWith(key)).findFirst().orElseThrow();
        var wrong = good(right, line);

        assertThat(patched(wrong)).isEqualTo(GOOD.replace(right, corrected));
        assertThat(check(wrong)).isNotEmpty();
        assertThat(ConfigPatch.of(wrong, CheckContext.UNKNOWN).left()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.example.com, b.example.com",
                "acme example",
                "acme.example.com#prod:443",
                "https",
                "https:443",
                "256.1.1.1",
                "10.0.0.1.2"
            })
    void a_host_that_makes_another_url_is_named_even_if_it_is_not_plain_what_is_meant(String host) {
        assertThat(check(good("acme.example.com", host)))
                .anyMatch(finding -> finding.line() != null
                        && finding.line() == 7
                        && finding.code().startsWith("host-is-"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme_1.example.com",
                "müller.example.com",
                "[::1]",
                "[fe80::1%eth0]",
                "10.0.0.1",
                "255.255.255.255",
                "1001.example.com",
                "ACME.example.com."
            })
    void a_host_that_a_url_may_have_is_none(String host) {
        assertThat(check(good("acme.example.com", host))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "addons_path = \"/opt/odoo/addons,/opt/custom\"|addons_path = /opt/odoo/addons,/opt/custom",
                "dbfilter = \"^prod$\"|dbfilter = ^prod$",
                "dbfilter = ^prod$ # only prod|dbfilter = ^prod$",
                "data_dir = '' /var/lib/odoo''|data_dir = /var/lib/odoo",
                "logfile = /var/log/odoo/odoo.log ; the log|logfile = /var/log/odoo/odoo.log",
                "addons_path => /opt/odoo,/opt/custom|addons_path = /opt/odoo,/opt/custom",
                "proxy_mode => True|proxy_mode = True",
                "proxy_mode&nbsp;= True|proxy_mode = True",
                "list_db = No|list_db = False",
                "proxy_mode = \"True\"|proxy_mode = True",
                "proxy_mode = off|proxy_mode = False",
                "addons_path = /opt/odoo:/opt/custom|addons_path = /opt/odoo,/opt/custom",
                "addons_path = /opt/odoo;/opt/custom|addons_path = /opt/odoo,/opt/custom"
            })
    void options_that_take_any_text_and_switches_are_judged_too(String line, String corrected) {
        var wrong = good("workers = 4", "workers = 4\n" + line);

        assertThat(patched(wrong)).isEqualTo(GOOD.replace("workers = 4", "workers = 4\n" + corrected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email_from = \"Acme\" <a@example.com>",
                "dbfilter = ^%d#1$",
                "addons_path = /opt/a;b,/opt/$HOME",
                "import_url_regex = ^(?:http|https)://",
                "list_db = True",
                "proxy_mode = 1",
                "workers = \uff14",
                "limit_time_real = 007",
                "limit_request = 8_192"
            })
    void what_odoo_reads_as_it_is_meant_is_no_finding(String line) {
        var key = line.substring(0, line.indexOf(' '));
        assertThat(check(
                        key.equals("workers")
                                ? good("workers = 4", line)
                                : good("workers = 4", "workers = 4\n" + line)))
                .isEmpty();
    }

    @Test
    void http_that_is_only_meant_to_be_off_is_said_to_be_on_and_corrected() {
        var off = good("workers = 4", "workers = 4\nhttp_enable = False # off");

        assertThat(finding(off, "http-switched-off").why()).startsWith("As it is meant, this process answers no HTTP");
        assertThat(patched(off)).contains("\nhttp_enable = False\n");
    }

    @Test
    void odoo_19_reads_more_words_for_a_switch() {
        var off = good("workers = 4", "workers = 4\nlist_db = off");

        assertThat(finding(off, "switch-misread").why()).contains("up to 18.0");
        assertThat(ConfigChecks.check(off, CheckContext.UNKNOWN.withOdoo(new OdooRelease(19))))
                .noneMatch(finding -> finding.code().equals("switch-misread"));
    }

    @Test
    void a_number_that_begins_with_zero_is_shown_with_what_odoo_makes_of_it() {
        assertThat(finding(good("workers = 4", "workers = 010"), "octal-number").why())
                .endsWith("workers is 8.");
    }

    @Test
    void faults_of_scheme_and_port_do_not_block_each_other() {
        var both = good("scheme = https", "scheme = https://");
        var wrong = file(text(both).replace("port = 443", "port = :443"));

        assertThat(patched(wrong)).isEqualTo(GOOD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.example.com:8443",
                "acme.example.com:8443",
                "http://acme.example.com",
                "http//acme.example.com"
            })
    void a_url_that_contradicts_scheme_or_port_is_for_a_person_to_decide(String host) {
        var wrong = good("acme.example.com", host);

        assertThat(patched(wrong)).isEqualTo(text(wrong));
        assertThat(finding(wrong, "host-is-a-url").fix().text())
                .contains("host = acme.example.com\n", "Or, if ", " right:\n[queue_job]\nhost = acme.example.com");
    }

    @Test
    void an_indented_section_takes_its_settings_with_it() {
        var wrong = file(GOOD.replaceAll("(?m)^(?=\\[queue_job]|[shpc]\\w+ = (?!web))", "  "));
        assertThat(text(wrong)).contains("\n  [queue_job]\n  scheme = https\n");

        assertThat(check(wrong)).extracting(ConfigFinding::code).containsOnly("indented-section");
        var patch = ConfigPatch.of(wrong, CheckContext.UNKNOWN);
        assertThat(patch.left()).isEmpty();
        assertThat(text(patch.corrected())).contains("\n[queue_job]\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ server_wide_modules }}",
                "${SERVER_WIDE_MODULES}",
                "web,[YOUR_MODULES]",
                "{{ swm | join(\",\") }}",
                "web,%(mods)s"
            })
    void a_placeholder_in_the_list_of_modules_is_left_to_be_filled_in(String modules) {
        var template = good("web,queue_job", modules);

        assertThat(patched(template)).isEqualTo(text(template));
        assertThat(check(template)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("placeholder");
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"root:{{ n }},root.mail:1", "${CHANNELS:-root:2}"})
    void a_placeholder_among_the_channels_is_said_once(String channels) {
        assertThat(check(good("root:2", channels)))
                .extracting(ConfigFinding::code)
                .containsExactly("placeholder");
    }

    @Test
    void a_number_alone_is_no_channel() {
        assertThat(patched(good("root:2", "4"))).isEqualTo(GOOD.replace("root:2", "root:4"));
    }

    @Test
    void modules_parted_by_a_bar_are_read_as_a_list() {
        assertThat(patched(good("web,queue_job", "web|queue_job"))).isEqualTo(GOOD);
    }

    @Test
    void nothing_is_added_beside_a_name_that_no_module_can_have() {
        var odd = good("web,queue_job", "web,queue_job%x");

        assertThat(patched(odd)).isEqualTo(text(odd));
        assertThat(finding(odd, "runner-not-loaded").severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void the_list_of_modules_in_the_section_of_the_runner_alone_loads_none() {
        var wrong = file(
                GOOD.replace("server_wide_modules = web,queue_job\n", "") + "server_wide_modules = web,queue_job\n");

        assertThat(finding(wrong, "option-in-queue-job-section").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(patched(wrong)).isEqualTo(GOOD);
    }

    @Test
    void a_password_behind_the_name_of_a_database_is_no_database() {
        var wrong = good("workers = 4", "workers = 4\ndb_name = prod; db_password=hunter2");

        assertThat(finding(wrong, "db-name-misread").fix().text()).isEqualTo("db_name = prod");
        assertThat(patched(wrong, WITH_SECRETS)).contains("\ndb_name = prod\n");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "limit_time_real = 600s|600",
                "limit_time_real = 1200 (20 min)|1200",
                "limit_time_cpu = 600 sec|600",
                "limit_time_real_cron = 15m|900",
                "limit_memory_hard = 2.5GB|2684354560",
                "limit_memory_hard = 2,147,483,648|2147483648",
                "limit_memory_soft = 2.147.483.648|2147483648",
                "limit_memory_soft = 2560 * 1024 * 1024|2684354560",
                "limit_memory_soft = 2048 MiB|2147483648"
            })
    void a_number_with_a_unit_or_separators_is_corrected(String line, String number) {
        var key = line.substring(0, line.indexOf(' '));
        assertThat(patched(good("workers = 4", "workers = 4\n" + line)))
                .isEqualTo(GOOD.replace("workers = 4", "workers = 4\n" + key + " = " + number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit_request = 8k", "db_maxconn = ~64", "limit_time_real = 1.000", "http_port = 2 MB"})
    void a_number_that_is_not_plain_is_left_to_a_person(String line) {
        var wrong = good("workers = 4", "workers = 4\n" + line);

        assertThat(patched(wrong)).isEqualTo(text(wrong));
        assertThat(finding(wrong, "option-not-a-number").fix().text()).endsWith(" = NUMBER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"host = \"acme.example.com\",", "host = www.acme.example.com/ # site", "scheme = \"https://\""})
    void one_line_gets_one_correction(String line) {
        var key = line.split(" ")[0];
        var right =
                GOOD.lines().filter(each -> each.startsWith(key)).findFirst().orElseThrow();

        assertThat(check(good(right, line))).hasSize(1);
    }

    @Test
    void a_user_before_the_host_stops_no_jobs_but_a_password_there_stands_in_the_log() {
        var user = good("host = ", "host = bob:hunter2@");

        assertThat(finding(good("host = ", "host = bob@"), "host-is-a-url").severity())
                .isEqualTo(Severity.WARNING);
        assertThat(finding(user, "host-is-a-url").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding(user, "plain-text-secret").why()).endsWith("has the secret in the line of host.");
        assertThat(finding(user, "plain-text-secret").fix().text())
                .contains("ODOO_QUEUE_JOB_HTTP_AUTH_PASSWORD")
                .doesNotContain("ODOO_QUEUE_JOB_HOST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http_interface = 0.0.0.0",
                "http_interface = 127.0.0.1",
                "http_interface = ::",
                "limit_memory_hard = 0",
                "limit_memory_soft = 2147483648",
                "gevent_port = 8072",
                "xmlrpc_port = 8070"
            })
    void what_lets_requests_arrive_is_no_finding(String line) {
        assertThat(check(file(GOOD.replace("workers = 4", "workers = 4\n" + line)
                        .replace("https", "http")
                        .replace("acme.example.com", "127.0.0.1")
                        .replace("443", line.startsWith("xmlrpc") ? "8070" : "8069"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[queue_job.prod]", "[queue_job:prod]", "[options.queue_job]"})
    void a_section_within_a_section_is_the_section(String header) {
        assertThat(patched(good("[queue_job]", header))).isEqualTo(GOOD);
    }

    @Test
    void two_sections_within_one_are_for_a_person() {
        var two = file(GOOD.replace("[queue_job]", "[queue_job.prod]") + "[queue_job.test]\nhost = b.example.com\n");

        assertThat(patched(two)).isEqualTo(text(two));
        assertThat(check(two)).extracting(ConfigFinding::code).contains("misspelt-section");
    }

    @Test
    void a_remark_in_a_path_over_several_lines_is_no_folder() {
        assertThat(patched(good("workers = 4", "addons_path = /opt/a, # std\n  /opt/b")))
                .isEqualTo(GOOD.replace("workers = 4", "addons_path = /opt/a,\n  /opt/b"));
    }

    @Test
    void of_two_settings_for_one_name_none_is_moved_to_be_there_twice() {
        var two = good("workers = 4", "channels = root:4\nqueue_job_channels = root:8");
        var text = text(two).replace("\nchannels = root:2", "");

        assertThat(check(file(text)))
                .filteredOn(finding -> finding.fix().text().startsWith("Keep one of the two"))
                .hasSize(2);
        assertThat(patched(file(text))).isEqualTo(text);
        var alike = file(text.replace("root:8", "root:4"));
        assertThat(patched(alike)).containsOnlyOnce("channels").contains("[queue_job]\nchannels = root:4\n");
    }

    @Test
    void odoo_19_reads_flat_settings_and_two_values_are_one_too_many() {
        var both = good("workers = 4", "workers = 4\nqueue_job_channels = root:8\nqueue_job_port = 443");

        assertThat(ConfigChecks.check(both, CheckContext.UNKNOWN.withOdoo(new OdooRelease(19))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.why()).contains("only one of the two counts"));
    }

    @Test
    void a_variable_beside_its_setting_leaves_no_default() {
        var variable = file(GOOD + "ODOO_QUEUE_JOB_CHANNELS = root:6\n");

        assertThat(finding(variable, "misspelt-setting").why()).isEqualTo("queue_job reads no setting of this name.");
    }

    @Test
    void an_option_of_the_command_line_beside_itself_is_removed_or_left_to_a_person() {
        var lines = good("server_wide_modules = web,queue_job", "--load=web,queue_job\nload = web,queue_job");

        assertThat(patched(lines)).isEqualTo(GOOD);
        var other = good("workers = 4", "workers = 4\n--workers = 8");
        assertThat(patched(other)).isEqualTo(text(other));
        assertThat(finding(other, "misspelt-option").fix().text()).startsWith("Keep one of the two");
    }

    @Test
    void zeros_before_a_port_do_not_count_and_no_port_is_made_up() {
        assertThat(check(good("port = 443", "port = 08443"))).isEmpty();
        var none = good("port = 443", "port = https");
        assertThat(patched(none)).isEqualTo(text(none));
        assertThat(finding(none, "port-invalid").fix().text()).contains("port = 443");
    }

    static Stream<Arguments> misread() {
        return Stream.of(
                arguments(
                        "misspelt-section", "[queue_job]\nscheme = https\nhost", "[queue-job]\nschema = https\nhosts"),
                arguments("host-is-no-name", "acme.example.com", "acme..example.com"),
                arguments("database-host-misread", "workers = 4", "db_host = db.example.com:5432"),
                arguments("database-host-misread", "workers = 4", "db_host = postgres://odoo:hunter2@db:5432/prod"),
                arguments(
                        "address-is-not-odoos",
                        "workers = 4\n\n[queue_job]\nscheme = https\nhost = acme.example.com\nport = 443",
                        "http_interface = 10.0.0.5\n\n[queue_job]\nscheme = http\nhost = 127.0.0.1\nport = 8069"),
                arguments("number-out-of-range", "workers = 4", "workers = -4"),
                arguments("number-out-of-range", "workers = 4", "workers = 4\nlimit_memory_hard = 2048"),
                arguments("two-processes-at-one-port", "workers = 4", "workers = 4\ngevent_port = 8069"),
                arguments("options-at-odds", "workers = 4", "http_port = 8069\nxmlrpc_port = 8070"),
                arguments("misspelt-section", "[queue_job]", "[queue_job.prod]"),
                arguments("misspelt-section", "[queue_job]", "[queue_job:prod]"),
                arguments("misspelt-section", "[queue_job]", "[options.queue_job]"),
                arguments("addons-path-misread", "workers = 4", "addons_path = /opt/a, # std\n  /opt/b"),
                arguments("channel-named-twice", "root:2", "root:4,root.mail:2,root.mail:1"),
                arguments(
                        "port-is-not-odoos",
                        "workers = 4\n\n[queue_job]\nscheme = https\nhost = acme.example.com\nport = 443",
                        "http_port = 8070\n\n[queue_job]\nscheme = http\nhost = localhost\nport = 8069"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misread")
    void what_odoo_reads_otherwise_than_it_is_meant_is_named(String code, String good, String bad) {
        var wrong = good(good, bad);

        assertThat(finding(wrong, code).severity()).isNotEqualTo(Severity.INFO);
        assertThat(check(wrong).toString()).doesNotContain("hunter2");
    }

    @Test
    void backslashes_at_the_ends_of_lines_are_taken_off() {
        var wrong = good("web,queue_job", "web,\\\n    queue_job");

        assertThat(ConfigPatch.of(wrong, CheckContext.UNKNOWN).left()).isEmpty();
        assertThat(patched(wrong)).doesNotContain("\\");
    }

    @Test
    void a_byte_order_mark_is_one_fault_and_not_three() {
        assertThat(check(file("\ufeff" + GOOD)))
                .extracting(ConfigFinding::code)
                .containsExactly("missing-section-header-error");
    }

    @Test
    void a_flat_setting_that_contradicts_is_for_a_person() {
        var both = good("workers = 4", "workers = 4\nqueue_job_channels = root:8");

        assertThat(patched(both)).isEqualTo(text(both));
        assertThat(finding(both, "flat-setting").fix().text()).startsWith("Keep one of the two");
    }

    @Test
    void a_misspelt_section_that_is_there_twice_is_for_a_person() {
        var twice = good("workers = 4", "[option]\nworkers = 4");
        var wrong = file(text(twice).replace("[options]", "[option]"));

        assertThat(patched(wrong)).isEqualTo(text(wrong));
        assertThat(finding(wrong, "misspelt-section").fix().text()).isEqualTo("Move its settings to [options].");
    }

    @Test
    void marks_in_one_of_several_settings_do_not_keep_them_from_being_parted() {
        var wrong = good("host = acme.example.com", "  host = \"acme.example.com\"");

        assertThat(patched(wrong)).isEqualTo(GOOD);
    }

    @Test
    void remarks_between_the_lines_of_a_value_stay_where_they_are() {
        var channels = good("channels = root:2", """
                channels = root:4 ; all
                    # mail is slow
                    root.mail:1:sequental

                    root.pdf:1""");

        assertThat(patched(channels)).isEqualTo(GOOD.replace("channels = root:2", """
                channels = root:4
                    # mail is slow
                    root.mail:1:sequential

                    root.pdf:1"""));
    }

    @Test
    void a_setting_before_its_section_is_not_set_twice() {
        assertThat(patched(file("workers = 4\n" + GOOD))).isEqualTo(GOOD);
        var other = file("workers = 2\n" + GOOD);
        assertThat(patched(other)).isEqualTo(text(other));
        assertThat(finding(other, "missing-section-header-error").fix().text()).startsWith("Keep one of the two");
    }

    @Test
    void the_fences_of_a_document_are_removed() {
        assertThat(patched(file("```ini\n" + GOOD + "```\n"))).isEqualTo(GOOD);
        assertThat(finding(file("odoo:\n" + GOOD), "missing-section-header-error")
                        .fix()
                        .text())
                .isEqualTo("Remove line 1, or write # before it.");
    }
}
