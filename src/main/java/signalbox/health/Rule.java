package signalbox.health;

import java.util.List;
import signalbox.monitor.Snapshot;

/// Looks for one fault in a snapshot. The time comes from the snapshot.
public interface Rule {
    List<Finding> judge(Snapshot snapshot, FindingContext known);
}
