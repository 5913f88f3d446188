package signalbox.audit.reading;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A portion of the log, newest first.
///
/// @param older where the next portion begins; null: there is none
/// @param lookedBackTo how far back was looked; null: no line was read
public record AuditPage(
        List<AuditRow> rows,
        @Nullable PageEnd older,
        @Nullable Instant lookedBackTo) {
    public static final AuditPage EMPTY = new AuditPage(List.of(), null, null);

    public AuditPage {
        rows = List.copyOf(rows);
    }

    /// Where a portion ended.
    public static final class PageEnd {
        private final long offset;
        private final LinePairing pairing;

        PageEnd(long offset, LinePairing pairing) {
            this.offset = offset;
            this.pairing = pairing;
        }

        long offset() {
            return offset;
        }

        /// Another portion from here must not change it.
        LinePairing pairing() {
            return pairing.copy();
        }
    }
}
