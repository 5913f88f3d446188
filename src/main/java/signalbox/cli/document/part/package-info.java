/// Objects inside documents: those that several documents use, or that are too long for their own document. The
/// documents themselves are in `signalbox.cli.document`.
@NullMarked
package signalbox.cli.document.part;

import org.jspecify.annotations.NullMarked;
