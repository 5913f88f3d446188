/// What commands print as JSON: one record for each document, its components the keys in their order, made from the
/// domain by `of`; nothing of options, tables and printing.
///
/// Scripts rely on the keys: they may be added, never renamed. Instants are UTC, durations seconds. What is not known
/// is null with a `…Reason` beside it; a null without one says that there is none, and `NullKeys` of the tests lists
/// which keys may say so.
@NullMarked
package signalbox.cli.document;

import org.jspecify.annotations.NullMarked;
