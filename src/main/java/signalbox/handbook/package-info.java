/// The handbook: its chapters, which are Markdown files in the resources of this package, as blocks that the window and
/// the page both draw. It knows no screen, no HTML and no command.
@NullMarked
package signalbox.handbook;

import org.jspecify.annotations.NullMarked;
