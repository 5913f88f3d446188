/// The embedded job runner: its loop, its sessions, what it dispatches. How it takes the lead is in `election`,
/// requests to Odoo are in `odoo`. Asking again is in `askagain`, joining and leaving in `action`. It judges no
/// other runners.
@NullMarked
package signalbox.runner;

import org.jspecify.annotations.NullMarked;
