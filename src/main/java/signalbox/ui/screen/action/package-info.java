/// How screens carry out actions: preview, question, run, notice. What an action does is in the package that owns
/// what it changes.
@NullMarked
package signalbox.ui.screen.action;

import org.jspecify.annotations.NullMarked;
