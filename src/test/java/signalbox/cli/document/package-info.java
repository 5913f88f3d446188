@NullMarked
package signalbox.cli.document;

import org.jspecify.annotations.NullMarked;
