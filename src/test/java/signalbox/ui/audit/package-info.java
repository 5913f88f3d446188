@NullMarked
package signalbox.ui.audit;

import org.jspecify.annotations.NullMarked;
