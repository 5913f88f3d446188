/// Benchmarks: each figure stands beside a baseline that was measured in the same run. No test runs them.
@NullMarked
package signalbox.bench;

import org.jspecify.annotations.NullMarked;
