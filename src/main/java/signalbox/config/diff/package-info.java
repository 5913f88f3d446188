/// How two odoo.conf differ, and the patch that mends one. What is wrong with it is found in `check`.
@NullMarked
package signalbox.config.diff;

import org.jspecify.annotations.NullMarked;
