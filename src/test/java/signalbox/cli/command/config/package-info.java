@NullMarked
package signalbox.cli.command.config;

import org.jspecify.annotations.NullMarked;
