/// Where files of the application are, and how they are written: settings, drill reports, shared JSON values. Profiles,
/// silences and saved filters are in `profile`, copies of odoo.conf in `config`.
@NullMarked
package signalbox.app.file;

import org.jspecify.annotations.NullMarked;
