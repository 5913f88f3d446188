/// A job runner: its loop, how it takes the lead, how it puts jobs to work.
@NullMarked
package signalbox.runner;

import org.jspecify.annotations.NullMarked;
