/// Rules about one odoo.conf. They read no file and no database: `CheckContext` has what is known beside it.
@NullMarked
package signalbox.config.check;

import org.jspecify.annotations.NullMarked;
