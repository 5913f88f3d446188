/// What an action is, how it is previewed and run by a handler, and the log of what operators did. No action of its
/// own: each is in the package that owns what it changes.
@NullMarked
package signalbox.audit;

import org.jspecify.annotations.NullMarked;
