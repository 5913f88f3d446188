/// A cluster like that of Odoo.sh on this machine: a PostgreSQL, worker processes, jobs. Nothing of it is used with a
/// real database.
@NullMarked
package signalbox.demo;

import org.jspecify.annotations.NullMarked;
