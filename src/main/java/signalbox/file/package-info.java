/// Files that several threads and processes of one user write at the same time, and the files in which Linux lists its
/// sockets. The contents of a file belong to the package that keeps it.
@NullMarked
package signalbox.file;

import org.jspecify.annotations.NullMarked;
