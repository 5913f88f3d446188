/// What is wrong, and why a job does not run: rules that judge a snapshot. The rules are in
/// `rule`. Only `why` reads rows itself: those of the one job that it explains.
@NullMarked
package signalbox.health;

import org.jspecify.annotations.NullMarked;
