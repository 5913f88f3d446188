/// The keys that are offered to a host: from files, from the agent, with their certificates. Nothing here
/// knows how a host is reached.
@NullMarked
package signalbox.remote.identity;

import org.jspecify.annotations.NullMarked;
