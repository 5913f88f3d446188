@NullMarked
package signalbox.ui.jobs.filter;

import org.jspecify.annotations.NullMarked;
