/// What ties the lines of the audit log together, so that a line that was changed, left out, put in or cut off shows.
/// It
/// knows nothing of what a line says.
@NullMarked
package signalbox.audit.chain;

import org.jspecify.annotations.NullMarked;
