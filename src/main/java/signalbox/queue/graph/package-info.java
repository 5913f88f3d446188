/// The jobs of one dependency graph: reading them, and which of them blocks which. What changes them is in
/// `queue.action`, where each action reads the graph again.
@NullMarked
package signalbox.queue.graph;

import org.jspecify.annotations.NullMarked;
