/// How the embedded runner joins the election and leaves it, as actions. The runner itself is one package up, and so is
/// the record of joining, which it needs.
@NullMarked
package signalbox.runner.action;

import org.jspecify.annotations.NullMarked;
