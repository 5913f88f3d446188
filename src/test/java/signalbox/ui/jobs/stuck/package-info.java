@NullMarked
package signalbox.ui.jobs.stuck;

import org.jspecify.annotations.NullMarked;
