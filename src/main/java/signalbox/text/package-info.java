/// Texts on their way to a person: without secrets, and without what a terminal would obey.
@NullMarked
package signalbox.text;

import org.jspecify.annotations.NullMarked;
