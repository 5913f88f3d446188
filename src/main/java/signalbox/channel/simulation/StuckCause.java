package signalbox.channel.simulation;

/// Why a job would never start. The first that holds counts.
public enum StuckCause {
    TWIN("another row has the same uuid, and runners keep one job for each uuid"),
    NEVER_DUE("their ETA never comes"),
    PAUSED("a channel on their way is paused"),
    DEAD("jobs that no worker is running hold the slots: requeue those"),
    FAILED("a failed job in a sequential channel on their way holds them"),
    BEHIND("a job that never starts comes first");

    private final String sentence;

    StuckCause(String sentence) {
        this.sentence = sentence;
    }

    /// What follows the number of jobs and a colon.
    public String sentence() {
        return sentence;
    }
}
