/// Processes of a host: listing them, finding what each is for and which connection is theirs, ending one. What
/// lists print is read in `listing`, what runners log in `log`. SSH is in `signalbox.remote`.
@NullMarked
package signalbox.worker;

import org.jspecify.annotations.NullMarked;
