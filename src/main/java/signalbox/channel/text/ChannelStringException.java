package signalbox.channel.text;

/// A channel string that queue_job would refuse, or whose numbers are too large for Signalbox: one sentence, and the
/// position of the fault in the string.
public final class ChannelStringException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final boolean valid;

    ChannelStringException(String sentence, int offset) {
        this(sentence, offset, false);
    }

    private ChannelStringException(String sentence, int offset, boolean valid) {
        super(sentence + " (at character " + (offset + 1) + ")");
        this.offset = offset;
        this.valid = valid;
    }

    /// For values that queue_job accepts but Signalbox cannot handle.
    static ChannelStringException beyondSignalbox(String sentence, int offset) {
        return new ChannelStringException(sentence, offset, true);
    }

    /// Whether queue_job itself accepts the string.
    public boolean isValidForOdoo() {
        return valid;
    }

    /// Index of the faulty part in the string, from 0.
    public int offset() {
        return offset;
    }
}
