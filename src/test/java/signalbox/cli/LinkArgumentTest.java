package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.WindowRequest;
import signalbox.app.file.AppFolders;
import signalbox.cli.output.ExitCode;
import signalbox.queue.job.JobLink;

/// A desktop starts the program with the link that a person follows.
class LinkArgumentTest {
    private static final JobLink LINK = new JobLink("acme prod", "5c1f9a4e");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<WindowRequest> windows = new ArrayList<>();

    private int run(String... arguments) {
        return Cli.run(
                arguments,
                AppFolders.below(folder),
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                err,
                request -> {
                    windows.add(request);
                    return ExitCode.FINE;
                });
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_link_opens_the_window_on_its_job() {
        assertThat(run(LINK.text())).isZero();
        assertThat(windows).containsExactly(WindowRequest.to(LINK));
    }

    @Test
    void no_link_opens_the_window_as_always() {
        assertThat(run()).isZero();
        assertThat(windows).containsExactly(WindowRequest.PLAIN);
    }

    @Test
    void what_is_neither_a_command_nor_a_link_is_wrong_usage() {
        assertThat(run("statsu")).isEqualTo(ExitCode.USAGE);
        assertThat(said()).contains("\"statsu\" is no command, and no link", "See: signalbox --help");
        assertThat(run("signalbox://acme/queue")).isEqualTo(ExitCode.USAGE);
        assertThat(run("statsu", "status")).isEqualTo(ExitCode.USAGE);
        assertThat(windows).isEmpty();
    }

    /// The same job may be in a copy of the database: two answers to which one is meant are one too many.
    @Test
    void a_link_and_a_database_are_not_given_together() {
        assertThat(run("--url", "postgres://odoo@localhost/prod", LINK.text())).isEqualTo(ExitCode.USAGE);
        assertThat(said()).contains("The link names the profile");
        assertThat(windows).isEmpty();
    }
}
