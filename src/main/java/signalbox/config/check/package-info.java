/// What is wrong with an odoo.conf: pure rules, each finding with why it matters and the corrected lines.
@NullMarked
package signalbox.config.check;

import org.jspecify.annotations.NullMarked;
