/// What commands print with: streams that mask and escape, JSON, tables, exit codes. The texts are in the commands and
/// in `document`.
@NullMarked
package signalbox.cli.output;

import org.jspecify.annotations.NullMarked;
