package signalbox.remote.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.text.DurationText;

/// OpenSSH's own reading of the configuration for a host: `ssh -G`, which makes no connection. Sections of Match count
/// as for `ssh`; the commands of their `exec` are run, as `ssh` runs them.
///
/// Source: ssh(1), option -G; ssh_config(5).
final class SshProgram {
    private static final Logger LOG = LoggerFactory.getLogger(SshProgram.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 256 << 10;
    private static final Pattern UNKNOWN_KEYWORD = Pattern.compile("Bad configuration option: (\\w+)");

    private final SshQuery query;
    private final Duration limit;
    private final String program;

    private SshProgram(SshQuery query, Duration limit, String program) {
        this.query = query;
        this.limit = limit;
        this.program = program;
    }

    /// Empty when there is no `ssh`. Blocks for 5 s at most.
    ///
    /// @throws SshConfigException when OpenSSH refuses the configuration, or does not answer in time
    static Optional<String> answer(SshQuery query) {
        return answer(query, LIMIT, "ssh");
    }

    /// @param program its name or path
    static Optional<String> answer(SshQuery query, Duration limit, String program) {
        return new SshProgram(query, limit, program).ask();
    }

    private Optional<String> ask() {
        try {
            var process = started();
            try {
                return Optional.of(answer(process));
            } finally {
                end(process);
            }
        } catch (IOException e) {
            LOG.info("There is no ssh to ask: {}", e.getMessage());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SshConfigException("Signalbox was interrupted while it read " + query.config(), e);
        }
    }

    private Process started() throws IOException {
        var builder = new ProcessBuilder(command());
        builder.environment().keySet().retainAll(query.variables().keySet());
        builder.environment().putAll(query.variables());
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private String answer(Process process) throws InterruptedException {
        var output = new Output(process);
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw late();
        }
        if (process.exitValue() != 0) {
            throw refused(output.err());
        }
        return output.out();
    }

    /// With the commands that it runs.
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private List<String> command() {
        var words = new ArrayList<>(List.of(program, "-G"));
        if (!query.isOfUser()) {
            words.addAll(
                    List.of("-F", Files.exists(query.config()) ? query.config().toString() : "none"));
        }
        if (query.port() > 0) {
            words.addAll(List.of("-p", Integer.toString(query.port())));
        }
        if (!query.user().isEmpty()) {
            words.addAll(List.of("-l", query.user()));
        }
        words.addAll(List.of("--", query.host()));
        return words;
    }

    private SshConfigException late() {
        var exec = SshConfig.command(query);
        var cause = exec == null ? "a command of Match exec or a name server" : "the command of " + exec.label();
        return new SshConfigException(
                "ssh -G " + query.host() + ", which reads " + query.config() + ", did not answer within "
                        + DurationText.setting(limit) + ": " + cause + " takes too long. Make it faster, or name the"
                        + " host's address instead of the alias",
                null);
    }

    private SshConfigException refused(String complaint) {
        var first = complaint
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("no reason given");
        return new SshConfigException(
                "OpenSSH cannot read its configuration, " + query.config() + " (" + first + "): " + wayOut(first),
                null);
    }

    /// Other releases of `ssh` know other keywords; that of macOS has UseKeychain.
    private static String wayOut(String complaint) {
        var unknown = UNKNOWN_KEYWORD.matcher(complaint);
        if (!unknown.find()) {
            return "correct it";
        }
        var keyword = unknown.group(1).equals("usekeychain") ? "UseKeychain" : unknown.group(1);
        return "remove it, or write IgnoreUnknown " + keyword + " in a line above it";
    }

    /// Reads both streams at the same time, so that neither fills up.
    private final class Output {
        private final StringBuilder out = new StringBuilder();
        private final StringBuilder err = new StringBuilder();
        private final Thread readsOut;
        private final Thread readsErr;

        Output(Process process) {
            readsOut = reader(process.getInputStream(), out);
            readsErr = reader(process.getErrorStream(), err);
        }

        private static Thread reader(InputStream from, StringBuilder to) {
            return Thread.ofPlatform().daemon().name("ssh-config").start(() -> {
                try (from) {
                    to.append(new String(from.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                    LOG.debug("The answer of ssh -G is incomplete", e);
                }
            });
        }

        String out() throws InterruptedException {
            return text(readsOut, out);
        }

        String err() throws InterruptedException {
            return text(readsErr, err);
        }

        private String text(Thread reader, StringBuilder read) throws InterruptedException {
            if (!reader.join(limit)) {
                throw late();
            }
            return read.toString().lines().map(SshConfigFile::decoded).collect(Collectors.joining("\n"));
        }
    }
}
