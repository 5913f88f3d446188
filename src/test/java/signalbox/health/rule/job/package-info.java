@NullMarked
package signalbox.health.rule.job;

import org.jspecify.annotations.NullMarked;
