/// Files that several threads and several processes of one user write at the same time.
@NullMarked
package signalbox.file;

import org.jspecify.annotations.NullMarked;
