package signalbox.ui.past;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import signalbox.app.session.RecordedReads;
import signalbox.app.session.RecordedReads.RecordedReach;
import signalbox.record.read.EventGroup;
import signalbox.record.read.JobLife;
import signalbox.record.read.PastMoment;
import signalbox.record.read.PastStretch;

/// What the time machine reads. Its methods block.
interface PastReads {
    /// Whether there is a recording.
    boolean exists();

    /// Empty when nothing was recorded.
    Optional<RecordedReach> reach();

    PastMoment moment(Instant at, Duration around, EventGroup group);

    PastStretch stretch(Instant from, Instant to);

    JobLife life(String uuid);

    static PastReads of(RecordedReads reads) {
        return new PastReads() {
            @Override
            public boolean exists() {
                return reads.exists();
            }

            @Override
            public Optional<RecordedReach> reach() {
                return reads.reach();
            }

            @Override
            public PastMoment moment(Instant at, Duration around, EventGroup group) {
                return reads.moment(at, around, group);
            }

            @Override
            public PastStretch stretch(Instant from, Instant to) {
                return reads.stretch(from, to);
            }

            @Override
            public JobLife life(String uuid) {
                return reads.life(uuid);
            }
        };
    }
}
