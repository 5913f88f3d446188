/// One job in full: its course, texts, relations, and why it is not running. The list of jobs is one
/// package up; jobs that are like it are in `related`.
@NullMarked
package signalbox.ui.jobs.detail;

import org.jspecify.annotations.NullMarked;
