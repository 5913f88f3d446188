package signalbox.remote;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import signalbox.remote.RemoteException.Kind;

/// Reads a file of a host, whole or not at all.
final class RemoteFile {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /// A shell expands `~/` only in a word that is not quoted.
    private static final String CAT =
            "case $1 in '~/'*) set -- \"$HOME/${1#'~/'}\";; esac; exec env LC_ALL=C cat -- \"$1\"";

    private final String path;
    private final String host;

    private RemoteFile(String path, String host) {
        this.path = path;
        this.host = host;
    }

    static byte[] read(SshConnection link, String path, int mostBytes) {
        var words = List.of("sh", "-c", CAT, "sh", path);
        var read = RemoteCommand.run(link, words, LIMIT, mostBytes, StandardCharsets.ISO_8859_1);
        var file = new RemoteFile(path, link.label());
        if (read.cut()) {
            throw file.failure(Kind.FILE_TOO_LARGE, " is larger than " + mostBytes + " bytes: it was not read.");
        }
        if (!read.succeeded()) {
            throw file.failure(read);
        }
        return read.out().getBytes(StandardCharsets.ISO_8859_1);
    }

    private RemoteException failure(CommandResult read) {
        var complaint = read.err().strip();
        if (complaint.endsWith(": No such file or directory")) {
            return failure(Kind.NO_SUCH_FILE, " does not exist.");
        }
        if (complaint.endsWith(": Permission denied")) {
            return failure(Kind.FILE_FORBIDDEN, " may not be read by this user.");
        }
        return failure(Kind.COMMAND, " could not be read: " + read.complaint() + ".");
    }

    private RemoteException failure(Kind kind, String what) {
        return new RemoteException(kind, path + " on " + host + what, null);
    }
}
