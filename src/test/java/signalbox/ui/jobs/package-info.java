@NullMarked
package signalbox.ui.jobs;

import org.jspecify.annotations.NullMarked;
