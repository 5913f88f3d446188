@NullMarked
package signalbox.audit.chain;

import org.jspecify.annotations.NullMarked;
