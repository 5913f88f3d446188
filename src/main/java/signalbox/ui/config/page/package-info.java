/// What the Config screen shows, as plain values: pure.
@NullMarked
package signalbox.ui.config.page;

import org.jspecify.annotations.NullMarked;
