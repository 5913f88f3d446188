/// The command line: finding the command, exit codes, faults. Commands, options, documents and output have their own
/// packages. No rule is here.
@NullMarked
package signalbox.cli;

import org.jspecify.annotations.NullMarked;
