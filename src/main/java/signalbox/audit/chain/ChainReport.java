package signalbox.audit.chain;

import org.jspecify.annotations.Nullable;
import signalbox.text.NumberText;

/// What a check of the chain found.
///
/// @param lines how many lines of the file were looked at: with a fault, those up to it
/// @param before how many of them older versions wrote, before the chain began
/// @param outside how many since then have no place in the chain: an older version wrote them, or a crash cut them
/// @param firstOutside the first of these, as a line of the file; 0: there is none
/// @param isEndKnown whether it is known that nothing is missing at the end
/// @param fault null: the chain is unbroken
public record ChainReport(
        long lines,
        long before,
        long outside,
        long firstOutside,
        boolean isEndKnown,
        @Nullable ChainFault fault) {
    /// What an unbroken chain shows, and what it cannot.
    public static final String LIMITS =
            "An unbroken chain shows that no line was changed, left out or put in by hand. It"
                    + " is no signature: who may write the log and the file beside it can write both again from some line on.";

    /// How many lines have a place in the chain.
    public long chained() {
        return lines - before - outside;
    }

    public boolean isUnbroken() {
        return fault == null;
    }

    /// Whether there is something to know although it is unbroken.
    public boolean hasRemark() {
        return outside > 0 || !isEndKnown;
    }

    /// In few words: `62 lines, chain unbroken`.
    public String label() {
        var counted = NumberText.of(lines, "line");
        if (fault != null) {
            return "chain broken";
        }
        return chained() == 0 ? counted + ", no chain yet" : counted + ", chain unbroken";
    }

    /// Everything that was found.
    public String sentence() {
        var words = new StringBuilder(fault == null ? whole() : fault.sentence());
        if (before > 0) {
            words.append(" ").append(NumberText.of(before, "line")).append(" from before the chain.");
        }
        if (outside > 0) {
            words.append(" ")
                    .append(NumberText.of(outside, "line has", "lines have"))
                    .append(" no place in the chain, the first is line ")
                    .append(NumberText.count(firstOutside))
                    .append(": an older version wrote it, a crash cut it, or it was put in.");
        }
        if (!isEndKnown) {
            words.append(" Whether lines are missing at the end is not known, because the file beside the log is not")
                    .append(" there.");
        }
        return words.toString();
    }

    private String whole() {
        return chained() == 0
                ? "No line has a place in a chain yet."
                : "The chain of " + NumberText.of(chained(), "line") + " is unbroken.";
    }
}
