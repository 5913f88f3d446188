package signalbox.channel;

/// A channel string that queue_job would refuse: one sentence, and where in the string the fault stands.
public final class ChannelStringException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    ChannelStringException(String sentence, int offset) {
        super(sentence + " (at character " + (offset + 1) + ")");
        this.offset = offset;
    }

    /// Index of the faulty part in the string, from 0.
    public int offset() {
        return offset;
    }
}
