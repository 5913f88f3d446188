@NullMarked
package signalbox.app.session.action;

import org.jspecify.annotations.NullMarked;
