package signalbox.queue;

/// The channel of the probe jobs that a drill adds. They have no effect.
public final class ProbeChannel {
    /// A channel that is not configured belongs to its nearest configured ancestor: here root.
    public static final String NAME = "root.signalbox_drill";

    private ProbeChannel() {}
}
