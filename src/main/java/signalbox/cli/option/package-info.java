/// Options that several commands share, and the context of a command: the database that it looks at or acts on.
/// Printing is in `output` and `document`.
@NullMarked
package signalbox.cli.option;

import org.jspecify.annotations.NullMarked;
