@NullMarked
package signalbox.demo;

import org.jspecify.annotations.NullMarked;
