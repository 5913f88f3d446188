@NullMarked
package signalbox.app.webhook;

import org.jspecify.annotations.NullMarked;
