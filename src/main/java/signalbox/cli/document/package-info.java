/// What commands print as JSON: one record for each document. Its components are the keys, in their order; `of` makes
/// it from the domain. Objects of several documents are in `part`; options, tables and printing are elsewhere.
///
/// Scripts rely on the keys: they may be added, never renamed. Instants are UTC, durations are seconds. What is not
/// known is null, with a `…Reason` beside it. A null without one means that there is none; `NullKeys` of the tests
/// lists the keys for which this is allowed.
@NullMarked
package signalbox.cli.document;

import org.jspecify.annotations.NullMarked;
