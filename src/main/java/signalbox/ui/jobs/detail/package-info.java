/// One job in full: its course, texts, relations, and why it is not running.
@NullMarked
package signalbox.ui.jobs.detail;

import org.jspecify.annotations.NullMarked;
