/// Reads the audit log for people: actions newest first in bounded portions, their sums, one action in full, and what
/// Signalbox itself terminated. No method holds the log whole.
@NullMarked
package signalbox.audit.reading;

import org.jspecify.annotations.NullMarked;
