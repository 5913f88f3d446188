package signalbox.cli.document;

import java.math.BigDecimal;
import java.util.List;

/// One line of `simulate --trace`: what a run would dispatch.
///
/// @param run the moment of the run, as the trace gives it
/// @param jobs uuids in the order of dispatch
/// @param wakeup when a throttled channel opens, in seconds; 0: none
public record TraceRunDocument(BigDecimal run, List<String> jobs, BigDecimal wakeup) {
    public static TraceRunDocument of(BigDecimal run, List<String> jobs, BigDecimal wakeup) {
        return new TraceRunDocument(run, jobs, wakeup);
    }
}
