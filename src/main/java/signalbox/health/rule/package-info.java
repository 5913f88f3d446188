/// One class for each thing that can be wrong (`…Rule`), the list of them, and what several rules ask: which jobs hold
/// slots, which channels could go on, why a queue stands still. They read nothing but the snapshot.
@NullMarked
package signalbox.health.rule;

import org.jspecify.annotations.NullMarked;
