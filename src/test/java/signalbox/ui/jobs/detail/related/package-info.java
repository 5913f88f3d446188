@NullMarked
package signalbox.ui.jobs.detail.related;

import org.jspecify.annotations.NullMarked;
