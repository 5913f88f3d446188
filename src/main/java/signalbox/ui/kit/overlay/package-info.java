/// What lies over the screens: questions before an action, notices after it. View-models see only `ConfirmationAsker`
/// and
/// `NoticeBoard`.
@NullMarked
package signalbox.ui.kit.overlay;

import org.jspecify.annotations.NullMarked;
