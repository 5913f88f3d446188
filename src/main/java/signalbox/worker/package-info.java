/// Processes of a host: listing them, telling what each is for, which connection is theirs, ending one. No SSH: that
/// is `remote`.
@NullMarked
package signalbox.worker;

import org.jspecify.annotations.NullMarked;
