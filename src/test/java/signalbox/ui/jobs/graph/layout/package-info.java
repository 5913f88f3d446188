@NullMarked
package signalbox.ui.jobs.graph.layout;

import org.jspecify.annotations.NullMarked;
