/// Another machine by SSH: its host key and ours, one command, one file, and a way to a database behind it.
@NullMarked
package signalbox.remote;

import org.jspecify.annotations.NullMarked;
