@NullMarked
package signalbox.live.page;

import org.jspecify.annotations.NullMarked;
