package signalbox.ui.runners.content;

import signalbox.election.Candidate;
import signalbox.monitor.Snapshot;
import signalbox.monitor.history.History;

/// Which runners are listed. The leader is always among them, because the election does not depend on databases.
public enum RunnerScope {
    SERVER("All of the server"),
    DATABASE("This database");

    private final String words;

    RunnerScope(String words) {
        this.words = words;
    }

    public String label() {
        return words;
    }

    public boolean shows(Candidate candidate, Snapshot snapshot) {
        return this == SERVER
                || candidate.leads()
                || candidate
                        .connection()
                        .database()
                        .equals(snapshot.observation().database());
    }

    /// A connection that once led is shown, too.
    boolean shows(History.Lane lane, Snapshot snapshot) {
        return this == SERVER
                || !lane.terms().isEmpty()
                || lane.database().equals(snapshot.observation().database());
    }
}
