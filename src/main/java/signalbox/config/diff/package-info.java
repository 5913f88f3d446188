/// How two odoo.conf differ, and the patch that corrects one. `check` finds what is wrong with it.
@NullMarked
package signalbox.config.diff;

import org.jspecify.annotations.NullMarked;
