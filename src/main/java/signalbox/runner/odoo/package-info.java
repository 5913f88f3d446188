/// How Odoo is asked to run a job, and what its answers mean. No SQL.
@NullMarked
package signalbox.runner.odoo;

import org.jspecify.annotations.NullMarked;
