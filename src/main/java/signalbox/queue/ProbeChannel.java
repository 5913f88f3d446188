package signalbox.queue;

/// The channel of the probe jobs that a drill adds, without effect.
public final class ProbeChannel {
    /// Jobs of a channel that is not configured go to its nearest configured ancestor: root.
    public static final String NAME = "root.signalbox_drill";

    private ProbeChannel() {}
}
