/// How two configurations differ, and patches that correct one.
@NullMarked
package signalbox.config.diff;

import org.jspecify.annotations.NullMarked;
