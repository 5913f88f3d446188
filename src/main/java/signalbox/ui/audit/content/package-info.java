/// What the Audit screen shows, made of what was read from the log. Nothing here reads the log itself.
@NullMarked
package signalbox.ui.audit.content;

import org.jspecify.annotations.NullMarked;
