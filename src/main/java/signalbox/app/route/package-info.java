/// The way to a database: directly or through SSH, and what it can reach of the host. What is done over it is in
/// `session`.
@NullMarked
package signalbox.app.route;

import org.jspecify.annotations.NullMarked;
