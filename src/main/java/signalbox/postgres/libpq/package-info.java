/// What libpq reads before it connects: connection strings, variables, pg_service.conf, the password file. Nothing
/// here connects.
@NullMarked
package signalbox.postgres.libpq;

import org.jspecify.annotations.NullMarked;
