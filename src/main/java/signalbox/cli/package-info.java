/// The command line: finding the command, exit codes, faults. Commands, options, documents and output have packages of
/// their own. No rule is here.
@NullMarked
package signalbox.cli;

import org.jspecify.annotations.NullMarked;
