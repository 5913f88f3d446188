/// The file of a recording: opening one, its tables, their versions, and what is wrong with it.
@NullMarked
package signalbox.record.file;

import org.jspecify.annotations.NullMarked;
