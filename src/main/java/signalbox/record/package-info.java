/// What was seen of a database, kept on this machine: how much of it, and how recording goes.
@NullMarked
package signalbox.record;

import org.jspecify.annotations.NullMarked;
