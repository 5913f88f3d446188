package signalbox.queue;

/// A job as an operator saw it in a list: what an action needs to name it and to notice that it has changed.
public interface ShownJob {
    String uuid();

    StoredState stored();

    JobCall call();

    default JobState state() {
        return stored().state();
    }
}
