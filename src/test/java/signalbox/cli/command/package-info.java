@NullMarked
package signalbox.cli.command;

import org.jspecify.annotations.NullMarked;
