/// An Odoo.sh-like cluster on this machine: an embedded PostgreSQL, and worker processes that really run jobs.
@NullMarked
package signalbox.demo;

import org.jspecify.annotations.NullMarked;
