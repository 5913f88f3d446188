/// The manual page and the completion for bash, which the package brings: both are made from the commands' own
/// descriptions when it is built. No other text is here.
@NullMarked
package signalbox.cli.manual;

import org.jspecify.annotations.NullMarked;
