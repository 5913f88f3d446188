package signalbox.audit.chain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.file.LineFile;

/// Appends lines to a log, each tied to the one before. The caller holds the `FileLock` of the log.
public final class AuditChain {
    private static final Logger LOG = LoggerFactory.getLogger(AuditChain.class);

    private AuditChain() {}

    /// Writes the line to the disk, and what it is the last one beside it.
    ///
    /// @param json an object with one key at least, without a line break
    /// @return its number
    /// @throws IOException when the line cannot be written
    public static long append(Path log, String json) throws IOException {
        var end = ChainWalk.toTheEnd(log);
        var written = ChainedLine.write(json, end.nextNumber(), end.previous());
        LineFile.appendToDisk(log, written.line());
        keep(log, written);
        return written.number();
    }

    /// Without it the line is there all the same: the next one finds it by reading the log.
    private static void keep(Path log, ChainedLine.Written written) {
        try {
            new ChainHead(written.number(), written.hash(), Files.size(log)).write(log);
        } catch (IOException e) {
            LOG.warn("What shows that the end of {} was cut off cannot be kept", log, e);
        }
    }
}
