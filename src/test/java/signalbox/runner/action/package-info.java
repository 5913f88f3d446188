@NullMarked
package signalbox.runner.action;

import org.jspecify.annotations.NullMarked;
