/// One class for each thing that can be wrong (`…Rule`), the list of them, and what several rules ask: which jobs
/// hold slots, which channels could go on. Here are the rules about runners and about a queue that stands still;
/// those about jobs are in `job`, those about Odoo and its database in `installation`. They read nothing but the
/// snapshot.
@NullMarked
package signalbox.health.rule;

import org.jspecify.annotations.NullMarked;
