package signalbox.channel.simulation;

/// Why a job would never start; the first cause that applies is given.
public enum StuckCause {
    TWIN("another row has the same uuid, and runners keep one job for each uuid"),
    NEVER_DUE("their ETA never comes"),
    PAUSED("a channel on their way to root is paused"),
    DEAD("jobs that no worker is running hold the slots: requeue those jobs"),
    FAILED("a failed job in a sequential channel on their way to root holds them"),
    BEHIND("a job before them never starts");

    private final String sentence;

    StuckCause(String sentence) {
        this.sentence = sentence;
    }

    /// The words after the number of jobs and a colon.
    public String sentence() {
        return sentence;
    }
}
