package signalbox.queue.probe;

/// The probe jobs that a drill adds, in a channel of their own. They have no effect.
public final class ProbeChannel {
    /// A channel that is not configured belongs to its nearest configured ancestor: here root.
    public static final String NAME = "root.signalbox_drill";

    /// The name of each probe job. Other jobs of the channel are somebody's own.
    public static final String JOB = "Signalbox: failover drill";

    /// The key of the advisory lock that a drill holds in its database from before it adds probes until it has removed
    /// them. So only one runs, and everybody sees whether one does. In letters "sbdrill".
    public static final long DRILL_LOCK = 0x7362_6472_696c_6cL;

    private ProbeChannel() {}
}
