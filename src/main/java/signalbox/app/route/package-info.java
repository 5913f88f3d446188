/// The way to a database: directly or through SSH, and what can be reached of the host. What is done with it is in
/// `session`.
@NullMarked
package signalbox.app.route;

import org.jspecify.annotations.NullMarked;
