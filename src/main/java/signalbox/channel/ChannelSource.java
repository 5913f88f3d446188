package signalbox.channel;

/// Where the limits of the channels come from, in order: the first source that has limits applies.
public enum ChannelSource {
    /// Said for this one purpose.
    GIVEN,
    /// `channels` in an odoo.conf: it wins over the capacities that a database keeps (OCA pull request 962).
    FILE,
    /// Its own tree, in queue_job_channel.
    DATABASE,
    /// A note of the administrator's.
    PROFILE,
    /// What queue_job takes where nothing is set.
    DEFAULT,
    /// Nobody: but the runner showed that so many may run. See `ObservedSlots`.
    SEEN,
    NOBODY;

    boolean isBefore(ChannelSource other) {
        return compareTo(other) < 0;
    }
}
