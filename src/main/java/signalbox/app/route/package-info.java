/// The way to a profile's database and host: straight or by SSH.
@NullMarked
package signalbox.app.route;

import org.jspecify.annotations.NullMarked;
