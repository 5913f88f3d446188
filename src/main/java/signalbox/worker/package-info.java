/// The processes of a host: what each one is for, which connections are its own, and ending one.
@NullMarked
package signalbox.worker;

import org.jspecify.annotations.NullMarked;
