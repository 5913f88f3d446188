/// How screens carry out actions: preview, question, run, notice.
@NullMarked
package signalbox.ui.screen.action;

import org.jspecify.annotations.NullMarked;
