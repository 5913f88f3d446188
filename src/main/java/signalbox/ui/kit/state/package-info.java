/// How job states and channel slots look. A state always has its icon and its word together, and is never shown by
/// colour alone. Which states there are is not decided here.
@NullMarked
package signalbox.ui.kit.state;

import org.jspecify.annotations.NullMarked;
