/// The embedded job runner: its loop, its sessions, what it dispatches. How it takes the lead is in `election`,
/// requests to Odoo in `odoo`. No judgement about other runners.
@NullMarked
package signalbox.runner;

import org.jspecify.annotations.NullMarked;
