/// What operators did with Signalbox on this computer, as the audit log has it.
@NullMarked
package signalbox.ui.audit;

import org.jspecify.annotations.NullMarked;
