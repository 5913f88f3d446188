/// The handbook as one page for a browser, which is written when a package is built. Its text is in
/// `signalbox.handbook`;
/// nothing of it is here, and the running program uses nothing of this.
@NullMarked
package signalbox.manual;

import org.jspecify.annotations.NullMarked;
