/// What an action is, how a handler previews and runs it, and the log of what operators did. What ties the lines of the
/// log together is in `chain`, reading it for people in `reading`. The actions themselves are in the packages that own
/// what
/// they change.
@NullMarked
package signalbox.audit;

import org.jspecify.annotations.NullMarked;
