package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.testing.TestDatabase;

/// The same fault ends every command with the same code, and is said without the words of Java.
@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExitCodesTest {
    private final TestDatabase postgres = TestDatabase.fresh();
    private final String url = postgres.spec().url();

    @TempDir
    private Path folder;

    @AfterAll
    void close() {
        postgres.close();
    }

    private String said(int code, String line) {
        var cli = new TestCli(folder);
        assertThat(cli.run(line.replace("URL", "--url " + url).split(" ")))
                .as(cli.said())
                .isEqualTo(code);
        return cli.said();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status URL --config /none/odoo.conf",
                "check URL --config /none/odoo.conf",
                "simulate URL --config /none/odoo.conf",
                "simulate --trace /none/trace",
                "config show /none/odoo.conf",
                "runner URL --environment development --config /none/odoo.conf --target http://127.0.0.1:1",
                "runner URL --environment development --target http://odoo@127.0.0.1:1 --target-password-file /none/word",
            })
    void a_file_that_is_not_there_ends_every_command_with_3_and_is_named(String line) {
        assertThat(said(3, line)).contains("/none/", "there is no such file").doesNotContain("Exception");
    }

    @Test
    void the_help_says_what_1_means_for_a_deed_whose_result_was_not_written() {
        var cli = new TestCli(folder);
        assertThat(cli.run("--help")).isZero();
        assertThat(cli.printed()).containsPattern("1 partly done, or done and the result could not be written");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "why", "drill", "ask-again"})
    void a_help_that_lists_exit_codes_lists_that_of_a_missing_right(String command) {
        var cli = new TestCli(folder);
        assertThat(cli.run(command, "--help")).isZero();
        assertThat(cli.printed()).containsPattern("\\b3\\s+\\w").containsPattern("\\b4\\s+(the\\s+role|refused)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jobs URL --limit abc | \"abc\" is not a whole number",
                "drill URL --target abc | \"abc\" is not a number",
                "status --url postgres://u@h/a%zz | has a % without two hexadecimal digits after it: write %25",
            })
    void what_is_typed_wrong_is_said_in_plain_words(String line, String words) {
        assertThat(said(64, line)).contains(words).doesNotContain("an int", "Malformed", "Illegal");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "jobs URL --filter chanel:root      | at character 1: there is no qualifier chanel:. Is it channel?",
                "jobs URL --filter created:2h       | at character 9: created: before an age comes < or >",
                "jobs URL --state done --filter state:failed | state: is there twice",
            })
    void a_fault_in_a_filter_ends_with_64_and_has_its_place(String line, String fault) {
        assertThat(said(64, line)).contains(fault);
    }
}
