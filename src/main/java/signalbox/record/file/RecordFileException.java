package signalbox.record.file;

import java.io.IOException;
import java.io.UncheckedIOException;

/// A recording cannot be read or written. The message is a sentence that names the file and the way out.
public final class RecordFileException extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    /// What is wrong.
    public enum Fault {
        /// A newer Signalbox wrote it: it is left alone.
        NEWER,
        /// It is not a database, or a damaged one.
        DAMAGED,
        /// The disk or the file has no more room.
        FULL,
        /// Another process holds it for longer than is waited.
        BUSY,
        /// Reading took longer than it may.
        TOO_LONG,
        /// No right, no folder, no library for this machine, a fault of the disk.
        UNUSABLE
    }

    private final Fault fault;

    RecordFileException(Fault fault, String message, Throwable cause) {
        super(message, cause instanceof IOException io ? io : new IOException(cause));
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
