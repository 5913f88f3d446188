@NullMarked
package signalbox.ui.jobs.graph;

import org.jspecify.annotations.NullMarked;
