/// The Config screen: odoo.conf checked, compared between builds and with the database's own parameters, with a
/// patch. It changes no file but those that an export writes.
@NullMarked
package signalbox.ui.config;

import org.jspecify.annotations.NullMarked;
