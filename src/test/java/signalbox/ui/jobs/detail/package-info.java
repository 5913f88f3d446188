@NullMarked
package signalbox.ui.jobs.detail;

import org.jspecify.annotations.NullMarked;
