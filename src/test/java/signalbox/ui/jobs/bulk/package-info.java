@NullMarked
package signalbox.ui.jobs.bulk;

import org.jspecify.annotations.NullMarked;
