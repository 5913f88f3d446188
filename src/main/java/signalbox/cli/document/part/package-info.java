/// Objects inside of documents that several documents have, or that are too long to stand in theirs; no document of a
/// command itself.
@NullMarked
package signalbox.cli.document.part;

import org.jspecify.annotations.NullMarked;
