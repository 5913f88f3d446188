/// Options that several commands have, and what commands stand on.
@NullMarked
package signalbox.cli.option;

import org.jspecify.annotations.NullMarked;
