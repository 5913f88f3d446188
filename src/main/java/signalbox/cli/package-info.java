/// The command line: the same services without a window. Results go to stdout, everything else to stderr.
@NullMarked
package signalbox.cli;

import org.jspecify.annotations.NullMarked;
