/// What goes wrong in the field, on a real server with runners that behave as the field's do: that the console
/// names it, and that the embedded runner does not do it.
@NullMarked
package signalbox.field;

import org.jspecify.annotations.NullMarked;
