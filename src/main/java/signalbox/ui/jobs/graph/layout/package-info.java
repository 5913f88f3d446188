/// Where the jobs of a dependency graph are drawn: computed in the background, with no JavaFX. The only package that
/// knows the Eclipse Layout Kernel.
@NullMarked
package signalbox.ui.jobs.graph.layout;

import org.jspecify.annotations.NullMarked;
