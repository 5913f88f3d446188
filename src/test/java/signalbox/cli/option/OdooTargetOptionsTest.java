package signalbox.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import signalbox.app.file.AppFolders;
import signalbox.cli.output.TerminalOutput;
import signalbox.runner.odoo.RunjobEndpoint;

/// The password of the target, from where nobody else reads it.
class OdooTargetOptionsTest {
    private static final Map<String, String> VARIABLES = Map.of("ODOO_PASSWORD", "s3cret:from/variable", "EMPTY", "");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private RunjobEndpoint endpoint(String... arguments) {
        var target = new OdooTargetOptions();
        new CommandLine(target).parseArgs(arguments);
        var context = new CommandContext(
                AppFolders.below(folder),
                InstantSource.system(),
                InputStream.nullInputStream(),
                new TerminalOutput(new PrintStream(err, true, StandardCharsets.UTF_8)),
                new TerminalOutput(new PrintStream(err, true, StandardCharsets.UTF_8)),
                _ -> 0,
                List.of(),
                new DatabaseOptions());
        return target.endpoint(context, VARIABLES).orElseThrow();
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static RunjobEndpoint.Login login(RunjobEndpoint endpoint) {
        return Objects.requireNonNull(endpoint.login());
    }

    @Test
    void a_password_comes_from_a_variable_and_nothing_is_said() {
        var login = login(endpoint("--target", "https://odoo@acme.example", "--target-password-env", "ODOO_PASSWORD"));

        assertThat(login.user()).isEqualTo("odoo");
        assertThat(login.password().value()).isEqualTo("s3cret:from/variable");
        assertThat(said()).isEmpty();
    }

    @Test
    void a_password_comes_from_the_first_line_of_a_file_and_nothing_is_said() throws Exception {
        var file = Files.writeString(folder.resolve("password"), "s3cret from file\r\nmore\n");

        var login = login(endpoint("--target", "https://odoo@acme.example", "--target-password-file", file.toString()));

        assertThat(login.password().value()).isEqualTo("s3cret from file");
        assertThat(said()).isEmpty();
    }

    @Test
    void a_password_in_the_argument_works_and_is_warned_of_without_repeating_it() {
        var login = login(endpoint("--target", "https://odoo:s3cret@acme.example"));

        assertThat(login.password().value()).isEqualTo("s3cret");
        assertThat(said())
                .contains("list of processes", "--target-password-file")
                .doesNotContain("s3cret");
    }

    @Test
    void what_cannot_be_a_password_is_refused_by_name() {
        assertThatThrownBy(() -> endpoint("--target", "https://odoo@acme.example", "--target-password-env", "EMPTY"))
                .hasMessageContaining("EMPTY");
        assertThatThrownBy(() -> endpoint("--target", "https://odoo@acme.example", "--target-password-file", "/none"))
                .hasMessageContaining("/none");
        assertThatThrownBy(() -> endpoint("--target", "https://acme.example", "--target-password-env", "ODOO_PASSWORD"))
                .hasMessageContaining("USER@HOST");
        assertThatThrownBy(() -> endpoint("--target-password-env", "ODOO_PASSWORD"))
                .hasMessageContaining("--target");
        assertThatThrownBy(() ->
                        endpoint("--target", "https://odoo:old@acme.example", "--target-password-env", "ODOO_PASSWORD"))
                .hasMessageContaining("two passwords")
                .hasMessageNotContaining("old")
                .hasMessageNotContaining("s3cret");
    }
}
