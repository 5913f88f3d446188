/// Prepares text for people: without passwords and without terminal escapes; counts, durations and times in one form.
/// What a text says is not decided here.
@NullMarked
package signalbox.text;

import org.jspecify.annotations.NullMarked;
