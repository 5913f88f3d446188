@NullMarked
package signalbox.runner.odoo;

import org.jspecify.annotations.NullMarked;
