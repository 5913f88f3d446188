/// How a host is reached, as the configuration of OpenSSH says: what `ssh -G` answers, else a reader of its own. It
/// opens
/// no connection.
@NullMarked
package signalbox.remote.config;

import org.jspecify.annotations.NullMarked;
