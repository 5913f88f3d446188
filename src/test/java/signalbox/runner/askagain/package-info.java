@NullMarked
package signalbox.runner.askagain;

import org.jspecify.annotations.NullMarked;
