/// What the Audit screen shows, made of what was read from the log.
@NullMarked
package signalbox.ui.audit.content;

import org.jspecify.annotations.NullMarked;
