@NullMarked
package signalbox.runner;

import org.jspecify.annotations.NullMarked;
