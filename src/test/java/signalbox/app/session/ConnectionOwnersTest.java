package signalbox.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.election.RunnerQueries;
import signalbox.election.SameProcess;
import signalbox.postgres.Sql;
import signalbox.testing.TestDatabase;
import signalbox.worker.EndProcess;
import signalbox.worker.ProcessSource;
import signalbox.worker.listing.ProcessException;
import signalbox.worker.listing.ProcessListing;

@Tag("pg")
class ConnectionOwnersTest {
    /// Counts how often it is asked, and never answers.
    private static final class UnreachableHost implements ProcessSource {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public ProcessListing list() {
            asked.incrementAndGet();
            throw new ProcessException("no answer", null);
        }

        @Override
        public boolean isOwn(ProcessListing listing, InetAddress address, int port) {
            throw new AssertionError("there is no list");
        }

        @Override
        public HeldProcess hold(EndProcess action) {
            throw new AssertionError("nothing is signalled");
        }
    }

    @Test
    void a_host_is_asked_for_its_processes_unless_that_would_hold_a_connection_of_a_pooler() throws Exception {
        try (var postgres = TestDatabase.fresh();
                var connection = postgres.open("test")) {
            var sql = new Sql(connection);
            var seen = RunnerQueries.observe(sql, postgres.spec().database());
            var host = new UnreachableHost();

            assertThat(new ConnectionOwners(host, () -> true).at(sql, seen)).isSameAs(SameProcess.BY_UUID);
            assertThat(host.asked).hasValue(0);

            assertThat(new ConnectionOwners(host, () -> false).at(sql, seen)).isSameAs(SameProcess.BY_UUID);
            assertThat(host.asked).hasValue(1);
        }
    }
}
