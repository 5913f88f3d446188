/// What was seen of a database, kept on this machine: how much of it, and how recording goes. The file itself is in
/// `file`, what writes to it in `write`, what reads from it in `read`. What is seen is in `signalbox.monitor`.
@NullMarked
package signalbox.record;

import org.jspecify.annotations.NullMarked;
