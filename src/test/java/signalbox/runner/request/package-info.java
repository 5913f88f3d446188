@NullMarked
package signalbox.runner.request;

import org.jspecify.annotations.NullMarked;
