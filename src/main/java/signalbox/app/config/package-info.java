/// Reads configurations of Odoo for a profile: from files, hosts, the database, copies kept. What they mean is in
/// `signalbox.config`.
@NullMarked
package signalbox.app.config;

import org.jspecify.annotations.NullMarked;
