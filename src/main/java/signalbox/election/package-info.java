/// Runner connections, the schemes of election, who leads and what is wrong with it. Terminating a backend is
/// in `action`, all sessions of a server are in `session`. How the embedded runner takes part is in
/// `runner.election`.
@NullMarked
package signalbox.election;

import org.jspecify.annotations.NullMarked;
