/// Drills: the plan, what is checked before, what is observed, the verdict. How the leader is taken out is in
/// `injection`, a drill's own jobs are in `probe`, the report is in `report`. Ending backends in everyday work
/// is in `election`.
@NullMarked
package signalbox.failover;

import org.jspecify.annotations.NullMarked;
