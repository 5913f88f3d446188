/// Processes of a host: listing them, finding what each is for and which connection is theirs, ending one. SSH is in
/// `remote`.
@NullMarked
package signalbox.worker;

import org.jspecify.annotations.NullMarked;
