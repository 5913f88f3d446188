@NullMarked
package signalbox.cli.option;

import org.jspecify.annotations.NullMarked;
