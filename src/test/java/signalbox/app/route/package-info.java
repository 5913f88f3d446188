@NullMarked
package signalbox.app.route;

import org.jspecify.annotations.NullMarked;
