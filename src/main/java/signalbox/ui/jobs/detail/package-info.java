/// One job in full: its course, texts, relations, and why it is not running. The list of jobs is one
/// package up.
@NullMarked
package signalbox.ui.jobs.detail;

import org.jspecify.annotations.NullMarked;
