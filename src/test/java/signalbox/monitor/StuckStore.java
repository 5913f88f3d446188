package signalbox.monitor;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import signalbox.monitor.history.LedgerTerm;
import signalbox.monitor.history.TermStore;

/// A disk on which nothing can be written until the latch opens.
public record StuckStore(CountDownLatch stuck, TermStore disk) implements TermStore {
    @Override
    public List<LedgerTerm> read(Instant oldest) {
        return disk.read(oldest);
    }

    @Override
    public void write(LedgerTerm term, Instant oldest) {
        assertThatCode(stuck::await).doesNotThrowAnyException();
        disk.write(term, oldest);
    }

    @Override
    public void close() {
        disk.close();
    }
}
