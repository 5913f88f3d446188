package signalbox.config.check;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.config.ConfigFile;
import signalbox.config.diff.ConfigPatch;

/// A file in the form in which a program showed it: the patch takes the form off, and nothing else before.
class PastedFormTest {
    private static final ConfigPatch.Wish WITH_SECRETS = new ConfigPatch.Wish(true, Set.of());
    private static final String GOOD = """
            [options]
            server_wide_modules = web,
                queue_job
            workers = 4
            # the site
            proxy_mode = True

            [queue_job]
            scheme = https
            host = acme.example.com
            port = 443
            channels = root:2
            """;

    private static ConfigFile file(String text) {
        return ConfigFile.of("odoo.conf", text);
    }

    private static String lines(UnaryOperator<String> form) {
        return GOOD.lines().map(form).collect(joining("\n", "", "\n"));
    }

    private static String numbered(String form, int first) {
        var lines = GOOD.lines().toList();
        return IntStream.range(0, lines.size())
                .mapToObj(i -> String.format(form, first + i) + lines.get(i) + "\n")
                .collect(joining());
    }

    private static String patched(String text, ConfigPatch.Wish wish) {
        return ConfigPatch.of(file(text), CheckContext.UNKNOWN, wish::takes).corrected().lines().stream()
                .map(line -> line.text() + line.ending())
                .collect(joining());
    }

    private static String yaml() {
        return "---\n"
                + GOOD.replace("[options]", "options:")
                        .replace("[queue_job]", "queue_job:")
                        .replace("web,\n    queue_job", "\"web,queue_job\"")
                        .replaceAll("(?m)^(\\w+) = ", "  $1: ");
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                arguments(numbered("%6d\t", 1), "Take the numbers before the lines off"),
                arguments(numbered("  %d  ", 1), "Take the numbers before the lines off"),
                arguments(numbered("%d:", 1), "Take the numbers before the lines off"),
                arguments(numbered("%4d | ", 7), "Take the numbers before the lines off"),
                arguments(lines("+"::concat), "Take the marks of a diff off"),
                arguments(
                        "--- a/odoo.conf\n+++ b/odoo.conf\n@@ -1,12 +1,12 @@\n"
                                + lines(" "::concat).replace(" workers = 4\n", "-workers = 2\n+workers = 4\n"),
                        "Take the marks of a diff off"),
                arguments(lines("> "::concat), "Take the \">\" before the lines off"),
                arguments(lines(line -> ("> " + line).strip()), "Take the \">\" before the lines off"),
                arguments(
                        "root@odoo:/# cat /etc/odoo/odoo.conf\n" + GOOD + "root@odoo:/# \n",
                        "Remove the command that printed it"),
                arguments("$ cat odoo.conf\n" + GOOD, "Remove the command that printed it"),
                arguments("cat > odoo.conf <<EOF\n" + GOOD + "EOF\n", "Remove the command that printed it"),
                arguments("cat <<'END' >odoo.conf\n" + GOOD + "END\n$ ", "Remove the command that printed it"),
                arguments("sudo cat /etc/odoo.conf\n" + GOOD + "odoo@web ~$", "Remove the command that printed it"),
                arguments("$ cat -n odoo.conf\n" + numbered("%6d\t", 1), "Remove the command that printed it"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void is_named_and_taken_off_and_the_next_check_finds_nothing(String pasted, String named) {
        assertThat(ConfigChecks.check(file(pasted), CheckContext.UNKNOWN))
                .allMatch(finding -> finding.code().equals("missing-section-header-error"))
                .first()
                .extracting(finding -> finding.fix().text())
                .isEqualTo(named + "; config patch does it.");
        assertThat(patched(pasted, ConfigPatch.Wish.USUAL)).isEqualTo(GOOD);
    }

    static Stream<String> empty() {
        return Stream.of(
                numbered("%6d\t", 1) + "    13\t",
                numbered("%d: ", 1) + "13:",
                lines("+"::concat) + "+",
                lines("> "::concat) + "> ",
                lines(line -> ("> " + line).strip()) + ">",
                yaml() + "---");
    }

    /// As an editor copies it: there is one more line, with nothing in it and without an end.
    @ParameterizedTest
    @MethodSource("empty")
    void an_empty_last_line_without_an_end_is_taken_off_too(String pasted) {
        assertThat(ConfigChecks.check(file(pasted), CheckContext.UNKNOWN))
                .extracting(ConfigFinding::code)
                .contains("missing-section-header-error")
                .doesNotContain("rule-failed");
        var patched = patched(pasted, ConfigPatch.Wish.USUAL);
        assertThat(ConfigChecks.check(file(patched), CheckContext.UNKNOWN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[options|[queue_job",
                "[options|[queue_job]",
                "[options]|[queue_job",
                "[options]|queue_job]",
                "options]|[queue_job]",
                "\uff3boptions\uff3d|[queue_job]",
                "{options}|(queue_job)",
                "[options]|\u3010queue_job\u3011",
                "[options]|\ufeff[queue_job]",
                "[options]|[queue_job:",
                "[options]|[queue-job",
                "[Options|<Queue_Job>"
            })
    void the_name_of_a_section_is_corrected_in_its_place(String headers) {
        var parts = headers.split("\\|");
        var wrong = GOOD.replace("[options]", parts[0]).replace("[queue_job]", parts[1]);

        assertThat(ConfigChecks.check(file(wrong), CheckContext.UNKNOWN))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.code()).isIn("misspelt-section", "missing-section-header-error"));
        assertThat(patched(wrong, ConfigPatch.Wish.USUAL)).isEqualTo(GOOD);
    }

    @Test
    void a_spoilt_section_that_is_there_as_well_is_left_to_a_person() {
        var both = GOOD.replace("[queue_job]", "[queue_job\nhost = other.example.com\n[queue_job]");

        assertThat(patched(both, ConfigPatch.Wish.USUAL))
                .contains("\n[queue_job\n")
                .containsOnlyOnce("[queue_job]");
    }

    private static String quoted(String before, String behind) {
        return GOOD.replace("web,\n    queue_job", "web,queue_job")
                .replaceAll("(?m)^(?=\\w)(.*)$", before + "$1" + behind);
    }

    static Stream<String> quoted() {
        return Stream.of(
                quoted("\"", "\""),
                quoted("'", "',"),
                quoted("- \"", "\""),
                quoted("  \"", "\\\\n\" +"),
                quoted("\"", "\"").replace("[queue_job]", "\"[queue_job]\""),
                quoted("\"", "\"").replace("\"workers = 4\"", "workers = 4"));
    }

    @ParameterizedTest
    @MethodSource("quoted")
    void quotation_marks_around_whole_lines_are_taken_off_and_hide_nothing(String pasted) {
        var findings = ConfigChecks.check(file(pasted), CheckContext.UNKNOWN);

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("pasted-form");
            assertThat(finding.seen()).contains("server_wide_modules = web,queue_job");
        });
        assertThat(patched(pasted, ConfigPatch.Wish.USUAL))
                .isEqualTo(GOOD.replace("web,\n    queue_job", "web,queue_job"));
    }

    static Stream<Arguments> foreign() {
        return Stream.of(
                arguments("JSON", "{\"options\": {\"server_wide_modules\": \"web,queue_job\"}}\n"),
                arguments("JSON", "[\n  {\"Name\": \"odoo.conf\", \"Data\": \"[options]\\nworkers = 4\"}\n]\n"),
                arguments("Docker Compose", """
                        version: "3"
                        services:
                          odoo:
                            image: odoo:16
                            environment:
                              - ODOO_QUEUE_JOB_CHANNELS=root:4
                        """),
                arguments(
                        "Kubernetes",
                        "apiVersion: v1\nkind: ConfigMap\ndata:\n  odoo.conf: |\n" + GOOD.replaceAll("(?m)^", "    ")),
                arguments("a table", "| option | value |\n|---|---|\n| server_wide_modules | web,queue_job |\n"),
                arguments("a document", "{\\rtf1\\ansi\n" + GOOD + "}\n"),
                arguments("a web page", "<!DOCTYPE html>\n<pre>\n" + GOOD + "</pre>\n"),
                arguments("the two characters \\n", GOOD.replace("\n", "\\n")),
                arguments("the two characters \\n", GOOD.replace("443\n", "443\\n")),
                arguments("a file on one line", GOOD.replace("\n", " ")),
                arguments("another text", "Traceback (most recent call last):\nno such file\n"));
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void a_text_that_is_no_odoo_conf_gets_one_finding_and_no_patch(String named, String text) {
        assertThat(ConfigChecks.check(file(text), CheckContext.UNKNOWN))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("not-an-odoo-conf");
                    assertThat(finding.why()).contains(named);
                });
        assertThat(patched(text, WITH_SECRETS)).isEqualTo(text);
    }

    @Test
    void yaml_becomes_sections_and_settings() {
        var patched = patched(yaml(), ConfigPatch.Wish.USUAL);

        assertThat(patched).isEqualTo(GOOD.replace("web,\n    queue_job", "web,queue_job"));
        assertThat(ConfigChecks.check(file(patched), CheckContext.UNKNOWN)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void what_is_wrong_inside_is_found_before_and_corrected_after(String pasted, String named) {
        var wrong = pasted.replace("workers = 4", "workers = 4,").replace("channels = root:2", "chanels = root:2");

        assertThat(ConfigChecks.check(file(wrong), CheckContext.UNKNOWN))
                .extracting(ConfigFinding::code)
                .contains("option-not-a-number", "misspelt-setting");
        assertThat(patched(wrong, ConfigPatch.Wish.USUAL)).isEqualTo(GOOD);
    }

    @Test
    void lines_with_secrets_are_taken_out_of_it_only_for_those_who_ask() {
        var secret = numbered("%6d\t", 1) + "    13\tapi_thing = Xy7-q!9zz8\n";

        assertThat(patched(secret, ConfigPatch.Wish.USUAL)).isEqualTo(secret);
        assertThat(patched(secret, WITH_SECRETS)).isEqualTo(GOOD + "api_thing = Xy7-q!9zz8\n");
        assertThat(ConfigChecks.check(file(secret), CheckContext.UNKNOWN).toString())
                .doesNotContain("Xy7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3 [options]\n2 workers = 4\n",
                "a> [options]\nworkers = 4\n",
                "options:\n  server_wide_modules:\n  - web\n  - queue_job\n",
                "+[options]\nworkers = 4\n"
            })
    void a_form_that_is_not_plain_gets_no_patch_and_no_second_section(String pasted) {
        assertThat(patched(pasted, WITH_SECRETS)).isEqualTo(pasted);
        assertThat(ConfigChecks.check(file(pasted), CheckContext.UNKNOWN))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix().text()).contains("[options] alone on line 1"));
    }

    @Test
    void settings_before_any_section_still_get_one() {
        assertThat(patched("server_wide_modules = web,queue_job\nworkers = 4\n", ConfigPatch.Wish.USUAL))
                .startsWith("[options]\nserver_wide_modules");
    }
}
