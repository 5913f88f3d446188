@NullMarked
package signalbox.ui.jobs.action;

import org.jspecify.annotations.NullMarked;
