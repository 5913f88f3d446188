package signalbox.remote;

import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One stream of a command that first tells which process it is. The shell that starts it may say something
/// before (`~/.bashrc`): that counts only where the command never came to tell. Thread-safe.
final class ToldOutput extends OutputStream {
    private static final String TELL = "told=\"signalbox: $$\"; echo \"$told\"; echo \"$told\" >&2; ";
    private static final String RUN = "exec \"$@\"";
    /// Nobody sends a line who gave up while the shell was busy.
    private static final String RUN_WHEN_SENT_A_LINE = "read -r started && exec \"$@\" </dev/null";

    /// Behind what the shell may have begun a line with.
    private static final Pattern TOLD = Pattern.compile(".*signalbox: (\\d+)");
    private static final int LONGEST_LINE = 64;

    private final CompletableFuture<Optional<String>> process = new CompletableFuture<>();
    private final StringBuilder line = new StringBuilder();
    private final BoundedOutput before;
    private final BoundedOutput after;

    /// @param most bytes that are kept
    /// @param onMore what to do when the command says more
    ToldOutput(int most, Runnable onMore) {
        this.before = new BoundedOutput(most, () -> {});
        this.after = new BoundedOutput(most, onMore);
    }

    /// For a shell: the command, which first tells.
    static String telling(List<String> words) {
        return quoted(TELL + RUN, words);
    }

    /// The same, which then waits for a line on its input, and reads nothing else.
    static String tellingAndWaiting(List<String> words) {
        return quoted(TELL + RUN_WHEN_SENT_A_LINE, words);
    }

    private static String quoted(String script, List<String> words) {
        return ShellWords.quoted(Stream.concat(Stream.of("sh", "-c", script, "sh"), words.stream())
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
        while (at < end && !isTold()) {
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
        if (told.matches()) {
            process.complete(Optional.of(told.group(1)));
        }
        line.setLength(0);
    }

    /// Nothing more will be said.
    void end() {
        process.complete(Optional.empty());
    }

    /// Waits until it tells or has ended. False when it does neither.
    boolean tellsOrEnds(Duration limit) {
        return process.thenApply(_ -> true)
                .completeOnTimeout(false, limit.toNanos(), TimeUnit.NANOSECONDS)
                .join();
    }

    /// Empty as long as it has not told.
    Optional<String> process() {
        return process.getNow(Optional.empty());
    }

    private boolean isTold() {
        return process().isPresent();
    }

    boolean isCut() {
        return after.isCut();
    }

    String text() {
        return isTold() ? after.text() : before.text();
    }
}
