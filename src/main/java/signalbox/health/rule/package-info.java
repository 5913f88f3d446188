/// One class for each thing that can be wrong, and the list of them. Pure.
@NullMarked
package signalbox.health.rule;

import org.jspecify.annotations.NullMarked;
