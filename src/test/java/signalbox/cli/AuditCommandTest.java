package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.file.AppFolders;
import signalbox.audit.Action;
import signalbox.audit.AuditEntry;
import signalbox.audit.AuditLog;
import signalbox.audit.BegunAction;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.cli.output.ExitCode;

/// The command that lists the audit log and checks its chain. It connects to nothing.
class AuditCommandTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private record Invented(String name, int size) implements Action {}

    @TempDir
    private Path folder;

    private AuditLog log() {
        return new AuditLog(AppFolders.below(folder).auditFile());
    }

    private TestCli cli() {
        return new TestCli(folder);
    }

    private void act(String action, String profile) {
        var label = profile + " (db:5432/" + profile + ")";
        var first = log().append(AuditEntry.begun(NOON, label, new Invented(action, 1), "why"));
        var done = Outcome.of(new Change("job", "failed", "pending"));
        log().append(AuditEntry.done(NOON.plusSeconds(1), label, new Invented(action, 1), done, "why")
                .by(BegunAction.UNKNOWN.after(NOON, first)));
    }

    @Test
    void actions_are_listed_newest_first_and_filtered() {
        act("requeue", "acme");
        act("cancel", "beta");

        var cli = cli();
        assertThat(cli.run("audit", "--json")).isEqualTo(ExitCode.FINE);
        assertThat(cli.json().get("entries")).hasSize(2);
        assertThat(cli.json().at("/entries/0/action").asString()).isEqualTo("cancel");
        assertThat(cli.json().at("/entries/0/number").asLong()).isEqualTo(4);
        assertThat(cli.json().at("/entries/0/beganAt").asString()).isEqualTo("2026-06-01T12:00:00Z");

        assertThat(cli.run("audit", "--of", "acme")).isEqualTo(ExitCode.FINE);
        assertThat(cli.printed()).contains("requeue").doesNotContain("cancel");
        assertThat(cli.run("audit", "--last", "0")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void the_chain_has_an_exit_code_for_each_answer() throws IOException {
        var cli = cli();
        assertThat(cli.run("audit", "--check")).isEqualTo(ExitCode.FINE);
        act("requeue", "acme");
        act("cancel", "acme");
        assertThat(cli.run("audit", "--check")).isEqualTo(ExitCode.FINE);
        assertThat(cli.printed()).contains("The chain of 4 lines is unbroken.");

        var head = log().file().resolveSibling("audit.jsonl.head");
        var kept = Files.readAllBytes(head);
        Files.delete(head);
        assertThat(cli.run("audit", "--check")).isEqualTo(ExitCode.WARNINGS);
        Files.write(head, kept);

        var lines = new ArrayList<>(Files.readAllLines(log().file()));
        lines.set(1, lines.get(1).replace("acme", "beta"));
        Files.write(log().file(), lines);
        assertThat(cli.run("audit", "--check", "--json")).isEqualTo(ExitCode.CRITICAL);
        assertThat(cli.json().at("/fault/kind").asString()).isEqualTo("changed");
        assertThat(cli.json().at("/fault/first").asLong()).isEqualTo(2);
        assertThat(cli.json().get("unbroken").asBoolean()).isFalse();

        Files.delete(log().file());
        Files.createDirectories(log().file());
        assertThat(cli.run("audit", "--check")).isEqualTo(ExitCode.NOT_CONNECTED);
        assertThat(cli.said()).contains("cannot be read");
    }
}
