/// How the embedded runner joins the election and leaves it, as actions. The runner itself is one package up.
@NullMarked
package signalbox.runner.action;

import org.jspecify.annotations.NullMarked;
