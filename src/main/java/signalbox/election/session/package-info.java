/// All sessions of a server: where their clients are, how many ever began, which are the youngest. Whether one
/// is a runner's connection is in `signalbox.election`.
@NullMarked
package signalbox.election.session;

import org.jspecify.annotations.NullMarked;
