package signalbox.health;

import java.util.List;
import signalbox.monitor.Snapshot;

/// Looks for one thing that can be wrong. Told the time by the snapshot.
public interface Rule {
    List<Finding> judge(Snapshot snapshot, FindingContext known);
}
