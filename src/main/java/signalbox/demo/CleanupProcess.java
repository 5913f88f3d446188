package signalbox.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A small shell that outlives the application. However the application ends, its end of the pipe closes. The shell
/// then ends the workers and the server of a run and removes the run's folder.
final class CleanupProcess implements AutoCloseable {
    /// Workers end by themselves, but a frozen one cannot: those whose output goes to the folder are ended. One `ls`
    /// finds them: a program for each process would take seconds. The pid in the file counts only if that process
    /// works in that folder, because pids are used again.
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            while read -r line; do :; done
            home=$(cd "$1" 2>/dev/null && pwd -P)
            ls -l /proc/[0-9]*/fd/1 2>/dev/null | while read -r line; do
              case $line in
                *" -> ${home:-none}"/*.log) link=${line%% -> *}; link=${link##*/proc/}; kill -KILL "${link%%/*}" ;;
              esac
            done
            pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
            serves() { [ -n "$pid" ] && tr '\\0' ' ' < "/proc/$pid/cmdline" 2>/dev/null | grep -qF "$1/data"; }
            if serves "$1"; then
              kill -INT "$pid"
              for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
                serves "$1" || break
                sleep 0.1
              done
              serves "$1" && kill -KILL "$pid"
            fi
            rm -rf "$1" || { sleep 1; rm -rf "$1"; }
            """;

    private final Process shell;

    private CleanupProcess(Process shell) {
        this.shell = shell;
    }

    /// Begins to watch the folder. The shell is in a session of its own, so that Ctrl-C does not reach it.
    static CleanupProcess watching(Path runFolder) {
        return new CleanupProcess(
                started(new ProcessBuilder("setsid", "sh", "-c", SCRIPT, "sweeper", runFolder.toString())));
    }

    static void sweepNow(Path runFolder) {
        new CleanupProcess(started(new ProcessBuilder("sh", "-c", SCRIPT, "sweeper", runFolder.toString()))).close();
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new DemoException("The demo needs a shell to clean up: " + e.getMessage(), e);
        }
    }

    /// Lets the shell clean up, and waits until it ends.
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
            shell.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            // The shell is gone: nothing can be sent to it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
