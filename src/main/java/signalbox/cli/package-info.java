/// The command line: finding the command, exit codes, faults. Commands are in `command`, their options in
/// `option`, what they print in `document`, how it is printed in `output`; the manual page of all of them is made in
/// `manual`. No rule is here.
@NullMarked
package signalbox.cli;

import org.jspecify.annotations.NullMarked;
