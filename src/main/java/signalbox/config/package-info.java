/// odoo.conf as Python reads it, and the parameters that the database stores. Checks are in `check`, differences and
/// patches in `diff`. No file is written here.
@NullMarked
package signalbox.config;

import org.jspecify.annotations.NullMarked;
