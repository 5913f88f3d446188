package signalbox.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.file.AppFolders;
import signalbox.cli.Cli;
import tools.jackson.databind.json.JsonMapper;

/// The command that asks another host for its processes: here this one, behind MINA's own server.
class WorkersBySshTest {
    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:\\S+$", Pattern.MULTILINE);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    @SuppressWarnings("NullAway.Init") // before each
    private TestSshd server;

    @BeforeEach
    void start() throws Exception {
        var key = TestKeys.create(folder, "key", "ed25519");
        server = new TestSshd(key.resolveSibling("key.pub"), KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private int workers(String... more) {
        out.reset();
        err.reset();
        var arguments = new ArrayList<>(List.of(
                "workers",
                "--ssh",
                "tester@127.0.0.1:" + server.port(),
                "--ssh-key",
                folder.resolve("key").toString()));
        arguments.addAll(List.of(more));
        return Cli.run(
                arguments.toArray(String[]::new),
                AppFolders.below(folder),
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                _ -> 0);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_host_whose_key_was_accepted_lists_its_processes() {
        assertThat(workers("--json")).isEqualTo(4);
        assertThat(said()).contains("host key", "--accept-host-key SHA256:");
        var shown = FINGERPRINT.matcher(said().strip());
        assertThat(shown.find()).isTrue();

        assertThat(workers("--accept-host-key", "SHA256:another", "--json")).isEqualTo(4);
        assertThat(workers("--accept-host-key", shown.group(), "--json")).isZero();
        assertThat(workers("--json")).isZero();

        var listed = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(listed)
                .anyMatch(process ->
                        process.get("pid").asLong() == ProcessHandle.current().pid());
        assertThat(listed.get(0).get("backends").isNull()).isTrue();
    }

    @Test
    void one_that_is_not_there_is_named() throws Exception {
        server.close();

        assertThat(workers()).isEqualTo(3);
        assertThat(said()).contains("127.0.0.1");
    }

    @Test
    void options_of_ssh_need_a_host() {
        assertThat(Cli.run(
                        new String[] {"workers", "--accept-host-key", "SHA256:x"},
                        AppFolders.below(folder),
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        _ -> 0))
                .isEqualTo(64);
    }
}
