@NullMarked
package signalbox.demo.job;

import org.jspecify.annotations.NullMarked;
