@NullMarked
package signalbox.ui.jobs.export;

import org.jspecify.annotations.NullMarked;
