package signalbox.record.read;

import java.time.Instant;
import java.util.Map;
import signalbox.queue.JobState;

/// How many jobs of the whole table were in each state from one moment on; a state that is missing had none.
public record RecordedCourse(Instant at, Map<JobState, Long> counts) {}
