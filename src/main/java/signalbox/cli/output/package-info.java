/// How results are printed: tables, JSON, exit codes.
@NullMarked
package signalbox.cli.output;

import org.jspecify.annotations.NullMarked;
