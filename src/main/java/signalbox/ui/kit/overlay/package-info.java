/// What lies over the screens: questions before an action, notices after it. View-models see only `Asks` and
/// `Notices`.
@NullMarked
package signalbox.ui.kit.overlay;

import org.jspecify.annotations.NullMarked;
