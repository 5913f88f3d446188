/// What is wrong, and why a job does not run: pure rules over a snapshot.
@NullMarked
package signalbox.health;

import org.jspecify.annotations.NullMarked;
