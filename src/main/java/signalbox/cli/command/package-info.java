/// One class for each command, and what commands share. Options are in `signalbox.cli.option`, printing in
/// `signalbox.cli.output`.
@NullMarked
package signalbox.cli.command;

import org.jspecify.annotations.NullMarked;
