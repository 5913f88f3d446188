/// Reads Odoo configurations for a profile: from files, hosts, the database and saved copies. `signalbox.config`
/// interprets them.
@NullMarked
package signalbox.app.config;

import org.jspecify.annotations.NullMarked;
