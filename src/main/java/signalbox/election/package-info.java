/// Runner connections, the schemes of election, who leads and what is wrong with it; terminating a backend. How the
/// embedded runner takes part is in `runner.election`.
@NullMarked
package signalbox.election;

import org.jspecify.annotations.NullMarked;
