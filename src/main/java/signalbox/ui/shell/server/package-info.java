/// The part of the status bar that says which server, database and role this is, and its details. It only
/// shows what `postgres.capability` read.
@NullMarked
package signalbox.ui.shell.server;

import org.jspecify.annotations.NullMarked;
