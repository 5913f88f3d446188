/// How job states and channel slots look. A state is always its icon and its word together, never colour alone.
@NullMarked
package signalbox.ui.kit.state;

import org.jspecify.annotations.NullMarked;
