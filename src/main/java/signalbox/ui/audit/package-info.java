/// The screen Audit: what operators did with Signalbox on this computer. What it shows is in `content`; reading the log
/// is
/// in `signalbox.audit.reading`.
@NullMarked
package signalbox.ui.audit;

import org.jspecify.annotations.NullMarked;
