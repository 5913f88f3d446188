package signalbox.remote;

import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One stream of a command that first writes its process id. The shell that starts it may write something before
/// (`~/.bashrc`): this counts as output only if the command never wrote its id. Thread-safe.
public final class PidPrefixedOutput extends OutputStream {
    /// Once the channel is closed, no one reads the id, and the command is not started.
    private static final String TELL_AND_RUN =
            "told=\"signalbox: $$\"; echo \"$told\" && echo \"$told\" >&2 && exec \"$@\"";
    /// After what the shell may have written on the same line.
    private static final Pattern TOLD = Pattern.compile(".*signalbox: (\\d+)");
    private static final int LONGEST_LINE = 64;

    private final StringBuilder line = new StringBuilder();
    private final BoundedOutput before;
    private final BoundedOutput after;
    private @Nullable String process;

    /// @param most how many bytes are kept
    /// @param onMore called when the command writes more
    public PidPrefixedOutput(int most, Runnable onMore) {
        this.before = new BoundedOutput(most, () -> {});
        this.after = new BoundedOutput(most, onMore);
    }

    /// For a shell: the command, which first writes its process id.
    public static String withPid(List<String> words) {
        return ShellQuoting.quoted(Stream.concat(Stream.of("sh", "-c", TELL_AND_RUN, "sh"), words.stream())
                .toList());
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        var end = from + length;
        var at = from;
        while (at < end && process == null) {
            hear((char) (bytes[at++] & 0xff));
        }
        before.write(bytes, from, at - from);
        after.write(bytes, at, end - at);
    }

    private void hear(char next) {
        if (next != '\n') {
            line.append(next);
            line.delete(0, Math.max(0, line.length() - LONGEST_LINE));
            return;
        }
        var told = TOLD.matcher(line);
        process = told.matches() ? told.group(1) : null;
        line.setLength(0);
    }

    /// The process id; empty until the command has written it.
    public synchronized Optional<String> process() {
        return Optional.ofNullable(process);
    }

    boolean isCut() {
        return after.isCut();
    }

    public String text() {
        return text(StandardCharsets.UTF_8);
    }

    String text(Charset charset) {
        return (process().isPresent() ? after : before).text(charset);
    }
}
