/// Signalbox: a desktop console for administrators of OCA queue_job. This package only decides between window
/// and command line.
@NullMarked
package signalbox;

import org.jspecify.annotations.NullMarked;
