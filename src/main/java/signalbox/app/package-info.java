/// Profiles and settings, and one `Session` per open profile that owns its pools and its monitor. What the
/// window and the command line stand on.
@NullMarked
package signalbox.app;

import org.jspecify.annotations.NullMarked;
