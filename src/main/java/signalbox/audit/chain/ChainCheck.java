package signalbox.audit.chain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.audit.chain.ChainFault.Kind;
import signalbox.file.ByteLines;

/// Checks a log line by line, and stops at the first line that is not as it was written. Lines that are appended
/// meanwhile do no harm. It holds one line at a time. For one thread.
public final class ChainCheck {
    private final ChainWalk walk = ChainWalk.fromTheBeginning();
    private final @Nullable ChainHead head;
    private long before;
    private long outside;
    private long firstOutside;

    private ChainCheck(@Nullable ChainHead head) {
        this.head = head;
    }

    /// Blocks as long as it takes to read the file.
    ///
    /// @throws IOException when it cannot be read
    public static ChainReport of(Path log) throws IOException {
        // First what is kept beside it: a line that is appended now makes the log longer than that, never shorter.
        var check = new ChainCheck(ChainHead.read(log).orElse(null));
        return check.report(Files.exists(log) ? check.read(log) : check.end());
    }

    private ChainReport report(Optional<ChainFault> fault) {
        var isEndKnown = head != null || walk.lastNumber() == 0;
        return new ChainReport(walk.lines(), before, outside, firstOutside, isEndKnown, fault.orElse(null));
    }

    private Optional<ChainFault> read(Path log) throws IOException {
        try (var lines = ByteLines.from(log, 0)) {
            for (var line = lines.next(); line != null; line = lines.next()) {
                var fault = pass(line);
                if (fault.isPresent()) {
                    return fault;
                }
            }
        }
        return end();
    }

    private Optional<ChainFault> pass(byte[] line) {
        var chained = ChainedLine.of(line);
        if (chained.isEmpty()) {
            walk.passOutside(line);
            return Optional.empty();
        }
        var fault = judge(chained.get());
        if (fault.isEmpty()) {
            count();
            walk.pass(chained.get());
        }
        return fault;
    }

    /// Counts the lines that stand before one of the chain.
    private void count() {
        if (walk.lastNumber() == 0) {
            before = walk.outside();
        } else {
            countOutside();
        }
    }

    private void countOutside() {
        if (outside == 0 && walk.outside() > 0) {
            firstOutside = walk.lines() - walk.outside() + 1;
        }
        outside += walk.outside();
    }

    private Optional<ChainFault> judge(ChainedLine line) {
        var expected = walk.nextNumber();
        if (!line.isWhole()) {
            return fault(Kind.CHANGED, expected, expected);
        }
        if (line.number() < expected) {
            return walk.lastNumber() == 0 ? changedBefore() : fault(Kind.INSERTED, expected, expected);
        }
        if (line.number() > expected) {
            return gap(expected, line.number() - 1);
        }
        if (head != null && line.number() == head.number() && !line.hash().equals(head.hash())) {
            return fault(Kind.CHANGED, expected, expected);
        }
        return line.previous().equals(walk.previous()) ? Optional.empty() : broken(expected);
    }

    /// A line that cannot be read any more stands in place of the one that is not there.
    private Optional<ChainFault> gap(long first, long last) {
        return walk.outside() > last - first && walk.lastNumber() > 0
                ? Optional.of(new ChainFault(Kind.CHANGED, walk.lines() - walk.outside() + 1, first, first))
                : fault(Kind.MISSING, first, last);
    }

    /// The line is whole and has the right number, but refers to something else than what stands before it.
    private Optional<ChainFault> broken(long expected) {
        if (walk.lines() == 0) {
            return fault(Kind.CHANGED, expected, expected);
        }
        if (walk.lastNumber() == 0) {
            return changedBefore();
        }
        if (walk.outside() > 0) {
            var firstOfThem = walk.lines() - walk.outside() + 1;
            return Optional.of(new ChainFault(Kind.INSERTED, firstOfThem, expected, expected));
        }
        return Optional.of(new ChainFault(Kind.CHANGED, walk.lines(), expected - 1, expected - 1));
    }

    /// What came of them is not known: what ties them is one hash over all.
    private Optional<ChainFault> changedBefore() {
        return Optional.of(new ChainFault(Kind.CHANGED_BEFORE, 1, 1, walk.lines()));
    }

    private Optional<ChainFault> fault(Kind kind, long first, long last) {
        return Optional.of(new ChainFault(kind, walk.lines() + 1, first, last));
    }

    private Optional<ChainFault> end() {
        if (head != null && head.number() > walk.lastNumber()) {
            return ended(head.number());
        }
        if (walk.lastNumber() == 0) {
            before = walk.outside();
        } else {
            countOutside();
        }
        return Optional.empty();
    }

    private Optional<ChainFault> ended(long last) {
        var first = Math.min(walk.nextNumber(), last);
        return walk.outside() > last - first && walk.lastNumber() > 0 ? gap(first, last) : fault(Kind.CUT, first, last);
    }
}
