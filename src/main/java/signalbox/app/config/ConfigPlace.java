package signalbox.app.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.remote.RemoteException;
import signalbox.remote.SshFiles;
import signalbox.remote.SshHost;

/// Where the files of a profile's Odoo are: on its SSH host, else on this machine.
record ConfigPlace(@Nullable SshHost host) {
    private static final String HOME = "~/";
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 64 * 1024;
    private static final String WHICH_EXIST = """
            for path; do
              case $path in
                "~/"*) test -e "$HOME/${path#"~/"}" && echo "$path" ;;
                *) test -e "$path" && echo "$path" ;;
              esac
            done
            true
            """;

    /// Those of the paths that are there, whether or not they can be read. Blocks.
    ///
    /// @throws RemoteException when the host cannot be asked
    List<String> existing(List<String> paths) {
        if (host == null) {
            return paths.stream().filter(path -> Files.exists(local(path))).toList();
        }
        var words = new ArrayList<>(List.of("sh", "-c", WHICH_EXIST, "sh"));
        words.addAll(paths);
        var answer = host.run(words, LIMIT, MOST_BYTES);
        if (!answer.succeeded()) {
            throw new RemoteException(
                    RemoteException.Kind.COMMAND,
                    "It is not known where the odoo.conf is on " + host.label() + ": " + answer.complaint() + ".",
                    null);
        }
        return answer.out().lines().filter(paths::contains).toList();
    }

    ConfigSource source(String path) {
        return host == null ? new ConfigSource.OnDisk(local(path)) : new ConfigSource.OnHost(path);
    }

    private static Path local(String path) {
        return path.startsWith(HOME) ? home().resolve(path.substring(HOME.length())) : Path.of(path);
    }

    /// As for a shell: what HOME says comes first.
    private static Path home() {
        var home = System.getenv("HOME");
        return home == null || !home.startsWith("/") ? SshFiles.home() : Path.of(home);
    }

    String label() {
        return host == null ? "this machine" : host.label();
    }
}
