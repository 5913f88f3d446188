/// How a runner takes part in an election and proves that it leads. Who leads, seen from outside, is in
/// `signalbox.election`.
@NullMarked
package signalbox.runner.election;

import org.jspecify.annotations.NullMarked;
