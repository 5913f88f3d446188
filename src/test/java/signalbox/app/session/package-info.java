@NullMarked
package signalbox.app.session;

import org.jspecify.annotations.NullMarked;
