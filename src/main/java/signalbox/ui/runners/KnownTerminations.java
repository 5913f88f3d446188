package signalbox.ui.runners;

import java.time.Duration;
import java.time.InstantSource;
import signalbox.audit.AuditLog;
import signalbox.audit.reading.AuditReader;
import signalbox.audit.reading.Terminations;

/// Reads the audit log about terminations, and again only when something was written to it. Blocks; safe for several
/// threads.
final class KnownTerminations {
    /// As long as the ledger keeps terms.
    private static final Duration KEPT = Duration.ofDays(30);

    private final AuditReader reader;
    private final InstantSource clock;
    private long size = -1;
    private Terminations known = Terminations.NONE;

    private KnownTerminations(AuditReader reader, InstantSource clock) {
        this.reader = reader;
        this.clock = clock;
    }

    static KnownTerminations of(AuditLog log, InstantSource clock) {
        return new KnownTerminations(new AuditReader(log.file()), clock);
    }

    synchronized Terminations read() {
        var now = reader.size();
        if (now != size) {
            known = reader.terminations(clock.instant().minus(KEPT));
            size = now;
        }
        return known;
    }
}
