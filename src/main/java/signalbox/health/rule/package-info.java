/// One class for each thing that can be wrong, and the list of them. They read nothing but the snapshot.
@NullMarked
package signalbox.health.rule;

import org.jspecify.annotations.NullMarked;
