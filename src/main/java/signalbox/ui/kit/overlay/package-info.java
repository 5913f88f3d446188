/// What is shown above the screens: cards, questions and notices. View-models see only `CardHost`, `ConfirmationAsker`
/// and `NoticeBoard`.
@NullMarked
package signalbox.ui.kit.overlay;

import org.jspecify.annotations.NullMarked;
