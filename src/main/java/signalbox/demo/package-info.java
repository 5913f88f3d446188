/// A cluster like Odoo.sh's on this machine: a PostgreSQL server, worker processes, jobs (in `job`). None of it is used
/// with a real database.
@NullMarked
package signalbox.demo;

import org.jspecify.annotations.NullMarked;
