/// The file of a recording: opening one, its tables, their versions, and what is wrong with it. What
/// the rows mean is in `signalbox.record.write`.
@NullMarked
package signalbox.record.file;

import org.jspecify.annotations.NullMarked;
