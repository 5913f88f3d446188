package signalbox.audit.chain;

import signalbox.text.NumberText;

/// The first place at which a log is not as it was written.
///
/// @param line of the file, from 1; behind the last one where the end is missing
/// @param first the number of the first entry that it concerns
/// @param last the number of the last one
public record ChainFault(Kind kind, long line, long first, long last) {
    public enum Kind {
        /// What a line says is not what was written.
        CHANGED("changed"),
        /// Lines from before the chain are not what they were when the chain began.
        CHANGED_BEFORE("changed-before-the-chain"),
        /// Lines that were written are not there, or not at their place.
        MISSING("missing"),
        /// A line is there that was not written at this place.
        INSERTED("inserted"),
        /// The last lines are not there.
        CUT("cut-off");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// For documents.
        public String word() {
            return word;
        }
    }

    public String sentence() {
        var here = "line " + NumberText.count(line) + " of the file";
        return switch (kind) {
            case CHANGED -> "No. " + NumberText.count(first) + " is not as it was written (" + here + ").";
            case CHANGED_BEFORE ->
                "The lines from before the chain (up to " + NumberText.count(last)
                        + ") are not what they were when the chain began.";
            case MISSING -> numbers() + " missing before " + here + ".";
            case INSERTED ->
                "A line was put in, or stands at another place than it was written: " + here + ", before no. "
                        + NumberText.count(first) + ".";
            case CUT -> numbers() + " missing at the end: the file was cut off.";
        };
    }

    private String numbers() {
        var from = "No. " + NumberText.count(first);
        var to = NumberText.count(last);
        return first == last ? from + " is" : from + " to " + to + " are";
    }
}
