@NullMarked
package signalbox.app.profile;

import org.jspecify.annotations.NullMarked;
