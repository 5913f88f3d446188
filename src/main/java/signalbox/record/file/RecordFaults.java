package signalbox.record.file;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import signalbox.file.FileFault;
import signalbox.record.file.RecordFileException.Fault;

/// Says in words what is wrong with a recording.
final class RecordFaults {
    /// What the lower eight bits of SQLite's codes say is the kind.
    private static final int KIND = 0xff;

    private RecordFaults() {}

    static RecordFileException of(Path file, SQLException cause) {
        var fault = fault(cause);
        return new RecordFileException(fault, file + " " + problem(fault, cause), cause);
    }

    static RecordFileException of(Path file, IOException cause) {
        return new RecordFileException(
                Fault.UNUSABLE, file + " cannot be written: " + FileFault.writing(file, cause), cause);
    }

    static RecordFileException withoutLibrary(Path file, Throwable cause) {
        return new RecordFileException(
                Fault.UNUSABLE,
                file + " cannot be opened: SQLite's library cannot be loaded on this machine (" + cause.getMessage()
                        + ").",
                cause);
    }

    static RecordFileException newer(Path file, int version) {
        return new RecordFileException(
                Fault.NEWER,
                file + " was written by a newer Signalbox (form " + version + ", this one knows " + RecordTables.VERSION
                        + "): it is left as it is. Use the newer Signalbox, or move the file"
                        + " away.",
                new IOException("form " + version));
    }

    private static Fault fault(SQLException cause) {
        if (!(cause instanceof SQLiteException known)) {
            return Fault.UNUSABLE;
        }
        var kind = known.getResultCode().code & KIND;
        return switch (code(kind)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB -> Fault.DAMAGED;
            case SQLITE_FULL -> Fault.FULL;
            case SQLITE_BUSY, SQLITE_LOCKED -> Fault.BUSY;
            case SQLITE_INTERRUPT -> Fault.TOO_LONG;
            default -> Fault.UNUSABLE;
        };
    }

    private static SQLiteErrorCode code(int kind) {
        return SQLiteErrorCode.getErrorCode(kind);
    }

    private static String problem(Fault fault, SQLException cause) {
        return switch (fault) {
            case DAMAGED -> "is damaged: " + cause.getMessage();
            case FULL -> "cannot grow: the disk is full. Make room: it is tried again every 10 s.";
            case BUSY -> "is held by another program for too long. It is tried again.";
            case TOO_LONG -> "took too long to read: ask for a shorter time.";
            case NEWER, UNUSABLE -> "cannot be used: " + cause.getMessage() + ".";
        };
    }
}
