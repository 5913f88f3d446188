/// Drills: the plan, the injection, what is observed, the verdict; the report is in `report`. Ending backends in
/// everyday work is in `election`.
@NullMarked
package signalbox.failover;

import org.jspecify.annotations.NullMarked;
