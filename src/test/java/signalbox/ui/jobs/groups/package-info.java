@NullMarked
package signalbox.ui.jobs.groups;

import org.jspecify.annotations.NullMarked;
