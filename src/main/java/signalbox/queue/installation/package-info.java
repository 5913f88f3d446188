/// What Odoo's own tables say about the installation, and PostgreSQL's statistics about the table. No job is
/// read here.
@NullMarked
package signalbox.queue.installation;

import org.jspecify.annotations.NullMarked;
