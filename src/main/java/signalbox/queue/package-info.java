/// Words and statements that all packages about the queue share: states, columns, texts that may be long, dependencies,
/// dates ahead of the clock. Figures about the whole queue are in `count`, Odoo's modules and the state of the table in
/// `installation`, when jobs moved last in `movement`, the probe jobs of drills in `probe`, single jobs in `job`,
/// channels in `channel`, stuck jobs in `stuck`, failed jobs by what they have in common in `group`, how the queue
/// went over time in `trend`, the filter of jobs in `filter`, dependency graphs in `graph`, actions in `action`.
@NullMarked
package signalbox.queue;

import org.jspecify.annotations.NullMarked;
