@NullMarked
package signalbox.election.session;

import org.jspecify.annotations.NullMarked;
