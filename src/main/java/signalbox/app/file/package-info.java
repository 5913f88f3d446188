/// Files that the application keeps: where they are, settings, reports, silences. Profiles and configurations of
/// Odoo have rooms of their own.
@NullMarked
package signalbox.app.file;

import org.jspecify.annotations.NullMarked;
