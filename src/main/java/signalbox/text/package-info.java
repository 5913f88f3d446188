/// Text for people, without passwords and terminal escapes and with figures in one form, and the few small values that
/// every package uses (severity, order of times, names of hosts), but nothing that decides what a text says.
@NullMarked
package signalbox.text;

import org.jspecify.annotations.NullMarked;
