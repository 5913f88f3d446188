/// What people paste to say where a database is, made into what libpq reads. Nothing here connects, and no message or
/// remark repeats a password.
@NullMarked
package signalbox.postgres.pasted;

import org.jspecify.annotations.NullMarked;
