package signalbox.ui.runners;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.ui.runners.content.BackendId;
import signalbox.ui.runners.content.RunnersContent;

/// Which connection is selected: the first in line until the operator chooses. If a chosen pid is not listed yet, it
/// is selected when it appears.
final class RunnerSelection {
    private @Nullable BackendId selected;
    private @Nullable Integer wanted;
    private @Nullable Instant wantedAt;
    private boolean chosen;

    void choose(BackendId id) {
        selected = id;
        wanted = null;
        chosen = true;
    }

    boolean is(BackendId id) {
        return id.equals(selected);
    }

    /// @param at a moment when it had this pid; null: now, or else last
    void choose(int pid, @Nullable Instant at) {
        wanted = pid;
        wantedAt = at;
        chosen = true;
    }

    void clear() {
        selected = null;
        wanted = null;
        chosen = true;
    }

    @Nullable
    Integer wanted() {
        return wanted;
    }

    /// The selected one of these rows; null when none is selected, or when it is not listed.
    @Nullable
    BackendId among(RunnersContent content) {
        var pid = wanted;
        if (pid != null) {
            var found = content.find(pid, wantedAt);
            if (found != null) {
                choose(found);
            }
        } else if (!chosen && !content.rows().isEmpty()) {
            choose(content.rows().getFirst().id());
        }
        return selected != null && content.contains(selected) ? selected : null;
    }
}
