/// What a server, a database and a role offer: versions, columns, rights, triggers, poolers, standbys. Read once for
/// each connection.
@NullMarked
package signalbox.postgres.capability;

import org.jspecify.annotations.NullMarked;
