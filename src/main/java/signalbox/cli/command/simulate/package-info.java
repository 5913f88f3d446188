/// The command `simulate`, and the traces that it replays. The scheduler itself is in `signalbox.channel`.
@NullMarked
package signalbox.cli.command.simulate;

import org.jspecify.annotations.NullMarked;
