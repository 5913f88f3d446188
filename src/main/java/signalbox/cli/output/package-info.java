/// What a command prints with: streams that mask and escape, JSON, tables, exit codes. What it says is in the commands
/// and in `document`.
@NullMarked
package signalbox.cli.output;

import org.jspecify.annotations.NullMarked;
