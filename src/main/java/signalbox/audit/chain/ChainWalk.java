package signalbox.audit.chain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import signalbox.file.ByteLines;

/// Goes along the lines of a log and knows what the next one must say. Lines without a place in the chain are counted
/// into what the next one refers to: it shows when they change later. For one thread.
final class ChainWalk {
    private long number;
    private String hash;
    private long lines;
    private long outside;
    private @Nullable LineDigest between;

    private ChainWalk(long number, String hash) {
        this.number = number;
        this.hash = hash;
    }

    static ChainWalk fromTheBeginning() {
        return new ChainWalk(0, LineDigest.NOTHING);
    }

    /// Where the next line of the log begins. Reads what was written since the head was kept, and without a head the
    /// whole file. What is missing stays missing: the next line refers to the last one that was written.
    static ChainWalk toTheEnd(Path log) throws IOException {
        var head = ChainHead.read(log).orElse(null);
        var walk = head == null ? fromTheBeginning() : new ChainWalk(head.number(), head.hash());
        var known = head == null ? 0 : head.size();
        if (Files.exists(log) && Files.size(log) > known) {
            try (var rest = ByteLines.from(log, known)) {
                for (var line = rest.next(); line != null; line = rest.next()) {
                    walk.pass(line, head != null);
                }
            }
        }
        return walk;
    }

    /// What is no successor of the lines before it, such as a line that was put in, is left outside.
    ///
    /// @param strictly whether the lines before it are known; without the head some may be missing
    private void pass(byte[] line, boolean strictly) {
        var chained = ChainedLine.of(line).filter(ChainedLine::isWhole);
        if (chained.filter(next -> isSuccessor(next) || (!strictly && next.number() > nextNumber()))
                .isPresent()) {
            pass(chained.get());
        } else {
            passOutside(line);
        }
    }

    private boolean isSuccessor(ChainedLine line) {
        return line.number() == nextNumber() && line.previous().equals(previous());
    }

    void pass(ChainedLine line) {
        lines++;
        number = line.number();
        hash = line.hash();
        outside = 0;
        between = null;
    }

    void passOutside(byte[] line) {
        lines++;
        outside++;
        if (between == null) {
            between = new LineDigest().add(hash);
        }
        between.add(line);
    }

    /// What the next line must name as the one before.
    String previous() {
        return between == null ? hash : between.hex();
    }

    /// The hash of the last line of the chain, whatever stands behind it.
    String lastHash() {
        return hash;
    }

    /// The number of the last line of the chain; 0: none was passed.
    long lastNumber() {
        return number;
    }

    /// The number of the next line. The first of a chain counts those before it.
    long nextNumber() {
        return number == 0 ? lines + 1 : number + 1;
    }

    /// How many lines were passed.
    long lines() {
        return lines;
    }

    /// How many lines since the last one of the chain have no place in it.
    long outside() {
        return outside;
    }
}
