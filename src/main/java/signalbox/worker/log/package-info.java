/// What the runners of an Odoo write to its log, from its text. `signalbox.app.config` finds the file and reads its
/// end.
@NullMarked
package signalbox.worker.log;

import org.jspecify.annotations.NullMarked;
