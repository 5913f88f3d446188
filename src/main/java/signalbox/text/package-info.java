/// Prepares text for people: without passwords and without terminal escapes.
@NullMarked
package signalbox.text;

import org.jspecify.annotations.NullMarked;
