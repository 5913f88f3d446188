/// What lies over the screens: cards and questions, and notices. View-models see only `CardHost`, `ConfirmationAsker`
/// and `NoticeBoard`.
@NullMarked
package signalbox.ui.kit.overlay;

import org.jspecify.annotations.NullMarked;
