/// The Config screen: odoo.conf is checked and compared between builds and with the database's own parameters, and a
/// patch is suggested. What it shows is in `content`. It writes no file except exports.
@NullMarked
package signalbox.ui.config;

import org.jspecify.annotations.NullMarked;
