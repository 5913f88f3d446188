@NullMarked
package signalbox.election.action;

import org.jspecify.annotations.NullMarked;
