@NullMarked
package signalbox.health.rule;

import org.jspecify.annotations.NullMarked;
