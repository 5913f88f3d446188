/// What a server, a database and a role offer: versions, columns, rights, triggers, standbys. Read once for
/// each connection. What is said of them on screen is not here.
@NullMarked
package signalbox.postgres.capability;

import org.jspecify.annotations.NullMarked;
