/// Rules about what the queue runs on: the table and its rows, the modules of Odoo, the clock, a copy of
/// production. They look at no single job.
@NullMarked
package signalbox.health.rule.installation;

import org.jspecify.annotations.NullMarked;
