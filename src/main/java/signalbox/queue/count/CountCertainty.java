package signalbox.queue.count;

/// How complete a figure is.
public enum CountCertainty {
    /// All of it.
    EXACT,
    /// A part of it was seen; how much was not seen is not known.
    AT_LEAST,
    /// None of it was seen, and nothing shows that there was none.
    UNKNOWN;

    /// For a figure that may not count all.
    public static CountCertainty ofPart(int counted) {
        return counted > 0 ? AT_LEAST : UNKNOWN;
    }
}
