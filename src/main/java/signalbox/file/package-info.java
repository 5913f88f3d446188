/// Files that several threads and several processes of one user write at the same time, and those in which Linux lists
/// its sockets. What stands in a file of ours belongs to the package that keeps it.
@NullMarked
package signalbox.file;

import org.jspecify.annotations.NullMarked;
