/// Channel strings as Python reads them, and what they allow. No jobs.
@NullMarked
package signalbox.channel.text;

import org.jspecify.annotations.NullMarked;
