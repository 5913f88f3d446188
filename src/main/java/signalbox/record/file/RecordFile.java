package signalbox.record.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The file of one profile's recording: a SQLite database, with a log beside it (WAL), so that several processes may
/// read and write it and a killed one leaves it whole. Immutable; each connection is for one thread at a time.
///
/// What is committed survives the end of the process (`synchronous = NORMAL`): only when the machine itself stops, the
/// last commits may be missing, and the file is whole all the same.
public final class RecordFile {
    private static final Duration WAITS = Duration.ofSeconds(5);

    private final Path path;
    private final int mostPages;

    public RecordFile(Path path) {
        this(path, 0);
    }

    private RecordFile(Path path, int mostPages) {
        this.path = path.toAbsolutePath();
        this.mostPages = mostPages;
    }

    /// One that behaves as on a full disk when it has so many pages of 4 kB.
    public static RecordFile onDiskOf(int pages, Path path) {
        return new RecordFile(path, pages);
    }

    public Path path() {
        return path;
    }

    public boolean exists() {
        return Files.exists(path);
    }

    /// Opens it to write, makes it where there is none, and brings the tables to the form of today.
    ///
    /// @throws RecordFileException when that is not possible
    public RecordConnection open() {
        try {
            prepare();
        } catch (IOException e) {
            throw RecordFaults.of(path, e);
        }
        return connected();
    }

    /// Opens it to read. A file of an older form is brought to that of today.
    ///
    /// @throws RecordFileException when there is none or it cannot be read
    public RecordConnection openToRead() {
        if (!exists()) {
            throw RecordFaults.of(path, new SQLException("nothing was recorded yet"));
        }
        var connection = open();
        connection.readOnly();
        return connection;
    }

    private void prepare() throws IOException {
        var folder = Objects.requireNonNull(path.getParent());
        Files.createDirectories(folder);
        SqliteLibrary.unpackBeside(folder);
        try {
            Files.createFile(path, ownerOnly());
        } catch (FileAlreadyExistsException _) {
            // What is beside it gets the same rights from SQLite.
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private RecordConnection connected() {
        try {
            var opened = source().getConnection();
            var connection = new RecordConnection(path, opened);
            try {
                connection.begin();
                if (mostPages > 0) {
                    connection.number("PRAGMA max_page_count = " + mostPages);
                }
                return connection;
            } catch (RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw RecordFaults.of(path, e);
        } catch (LinkageError e) {
            throw RecordFaults.withoutLibrary(path, e);
        }
    }

    private SQLiteDataSource source() {
        var config = new SQLiteConfig();
        config.setBusyTimeout((int) WAITS.toMillis());
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + path);
        return source;
    }

    /// Moves a damaged file aside, with what is beside it, so that a new one can begin.
    ///
    /// @param now by this machine's clock
    /// @return where it is now
    /// @throws RecordFileException when it cannot be moved
    public Path moveAside(Instant now) {
        var name = path.getFileName() + ".damaged-"
                + now.truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
        try {
            for (var end : List.of("", "-wal", "-shm")) {
                var part = path.resolveSibling(path.getFileName() + end);
                if (Files.exists(part)) {
                    Files.move(part, path.resolveSibling(name + end));
                }
            }
            return path.resolveSibling(name);
        } catch (IOException e) {
            throw RecordFaults.of(path, e);
        }
    }
}
