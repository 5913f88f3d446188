/// Tests of `signalbox.ui.jobs.value`.
@NullMarked
package signalbox.ui.jobs.value;

import org.jspecify.annotations.NullMarked;
