package signalbox.channel;

/// Where the limits of the channels come from, in order: the first source that has limits applies.
public enum ChannelSource {
    /// Given for this one purpose.
    GIVEN,
    /// `channels` in an odoo.conf: it wins over the capacities that a database keeps (OCA pull request 962).
    FILE,
    /// Its own tree, in queue_job_channel.
    DATABASE,
    /// A note of the administrator.
    PROFILE,
    /// The default of queue_job where nothing is set.
    DEFAULT,
    /// No source, but the runner showed that at least so many may run. See `ObservedSlots`.
    SEEN,
    NOBODY;

    boolean isBefore(ChannelSource other) {
        return compareTo(other) < 0;
    }
}
