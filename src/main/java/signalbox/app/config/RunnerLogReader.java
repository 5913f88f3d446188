package signalbox.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.UnreadableFile;
import signalbox.config.ConfigEntry;
import signalbox.config.ConfigFile;
import signalbox.health.KnownConfig;
import signalbox.health.KnownLog;
import signalbox.remote.RemoteException;
import signalbox.remote.SshHost;
import signalbox.worker.log.RunnerLog;

/// Reads the end of Odoo's log, where the profile's Odoo is: the `logfile` of its odoo.conf, else that of Odoo.sh.
/// Blocks, with a time limit.
public final class RunnerLogReader {
    static final String OF_ODOO_SH = "/home/odoo/logs/odoo.log";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final @Nullable SshHost host;

    /// @param host null: this machine
    public RunnerLogReader(@Nullable SshHost host) {
        this.host = host;
    }

    /// Where the log is, as the odoo.conf says it, else as on Odoo.sh.
    public static String path(KnownConfig config) {
        return config instanceof KnownConfig.Read read
                ? read.file()
                        .entry(ConfigFile.OPTIONS, "logfile")
                        .map(ConfigEntry::value)
                        .map(String::strip)
                        .filter(path -> path.startsWith("/"))
                        .orElse(OF_ODOO_SH)
                : OF_ODOO_SH;
    }

    /// @param path absolute, as `path` or an argument of Odoo names it
    /// @throws RemoteException when it cannot be read from the host
    /// @throws java.io.UncheckedIOException when it cannot be read on this machine, or is no log of Odoo
    /// @throws IllegalArgumentException when it is not a file
    public RunnerLog read(String path) {
        return host == null ? here(Path.of(path)) : there(host, path);
    }

    /// The same, or why it cannot be read.
    ///
    /// @param now by this machine's clock
    KnownLog known(String path, Instant now) {
        try {
            return new KnownLog.Read(read(path), now);
        } catch (RemoteException | UncheckedIOException | IllegalArgumentException e) {
            return new KnownLog.NotRead(String.valueOf(e.getMessage()));
        }
    }

    /// A piece of a log from elsewhere: its end. It may be packed with gzip, also if that was cut off.
    ///
    /// @throws UncheckedIOException when it is no log of Odoo
    public static RunnerLog read(InputStream from, String source) throws IOException {
        var input = PackedLog.unpacked(from);
        var end = new byte[0];
        var cut = false;
        for (var piece = input.readNBytes(RunnerLog.MOST_BYTES);
                piece.length > 0;
                piece = input.readNBytes(RunnerLog.MOST_BYTES)) {
            cut = cut || end.length + piece.length > RunnerLog.MOST_BYTES;
            end = end(end, piece);
        }
        var isCutOff = input instanceof PackedLog packed && packed.isCutOff();
        return ofOdoo(
                RunnerLog.of(end, isCutOff ? source + " (packed, and cut off: its end is missing)" : source, cut));
    }

    private static byte[] end(byte[] before, byte[] piece) {
        var kept = Math.min(before.length, RunnerLog.MOST_BYTES - piece.length);
        var end = Arrays.copyOfRange(before, before.length - kept, before.length + piece.length);
        System.arraycopy(piece, 0, end, kept, piece.length);
        return end;
    }

    private static RunnerLog ofOdoo(RunnerLog read) {
        if (read.fault() != null) {
            throw new UncheckedIOException(read.fault(), new IOException(read.fault()));
        }
        return read;
    }

    private static RunnerLog here(Path path) {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new IllegalArgumentException(path + " is not a file that can be read to its end.");
        }
        try (var file = Files.newByteChannel(path)) {
            var first = Math.max(0, file.size() - RunnerLog.MOST_BYTES);
            file.position(first);
            var bytes = Channels.newInputStream(file).readNBytes(RunnerLog.MOST_BYTES);
            return ofOdoo(RunnerLog.of(bytes, path + " of this machine", first > 0))
                    .withOlder(OlderLogs.here(path));
        } catch (IOException e) {
            throw UnreadableFile.of(path.toString(), e);
        }
    }

    private static RunnerLog there(SshHost host, String path) {
        var words = List.of("tail", "-c", Integer.toString(RunnerLog.MOST_BYTES), "--", path);
        var told = host.run(words, LIMIT, RunnerLog.MOST_BYTES + 1);
        if (!told.succeeded()) {
            throw new RemoteException(
                    RemoteException.Kind.COMMAND,
                    "The log " + path + " could not be read on " + host.label() + ": " + told.complaint() + ".",
                    null);
        }
        var bytes = told.out().getBytes(StandardCharsets.UTF_8);
        return ofOdoo(RunnerLog.of(bytes, path + " of " + host.label(), bytes.length >= RunnerLog.MOST_BYTES))
                .withOlder(OlderLogs.there(host, path));
    }
}
