/// Prepares text for people: without secrets and without terminal escapes.
@NullMarked
package signalbox.text;

import org.jspecify.annotations.NullMarked;
