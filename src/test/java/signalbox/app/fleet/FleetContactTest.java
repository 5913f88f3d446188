package signalbox.app.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import signalbox.monitor.Feed;
import signalbox.monitor.Snapshot;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.PostgresException.Kind;
import signalbox.remote.RemoteException;
import signalbox.ui.shell.SampleFeed;

class FleetContactTest {
    private static final Duration PACE = Duration.ofSeconds(2);
    private final Snapshot snapshot =
            Objects.requireNonNull(SampleFeed.healthy().snapshot());
    private final Instant taken = snapshot.takenAt();

    private static Feed failing(RuntimeException cause) {
        return FleetRows.feed(null, new Feed.Fault(FleetRows.NOW, String.valueOf(cause.getMessage()), cause));
    }

    @Test
    void figures_are_current_until_three_looks_are_missing() {
        var feed = FleetRows.feed(snapshot, null);
        assertThat(FleetContact.of(feed, PACE, taken.plusSeconds(6))).isEqualTo(new FleetContact.Current());
        assertThat(FleetContact.of(feed, PACE, taken.plusSeconds(7))).isInstanceOf(FleetContact.Unreachable.class);
        assertThat(FleetContact.of(feed, Duration.ofSeconds(10), taken.plusSeconds(25)))
                .isEqualTo(new FleetContact.Current());
    }

    @Test
    void a_fault_says_since_when_and_why() {
        var feed = failing(new PostgresException(Kind.UNREACHABLE, "Connection refused.", null));
        assertThat(FleetContact.of(feed, PACE, FleetRows.NOW.plusSeconds(60)))
                .isEqualTo(new FleetContact.Unreachable(FleetRows.NOW, "Connection refused."));
    }

    @Test
    void a_password_and_the_key_of_a_host_need_the_operator() {
        var password = failing(new PostgresException(Kind.WRONG_PASSWORD, "The password was refused.", null));
        assertThat(FleetContact.of(password, PACE, FleetRows.NOW))
                .isEqualTo(new FleetContact.NeedsOperator(FleetRows.NOW, "The password was refused."));
        var key = new RemoteException(RemoteException.Kind.UNKNOWN_HOST_KEY, "The key of the host is not known.", null);
        assertThat(FleetContact.of(
                        failing(new PostgresException(Kind.TUNNEL, "The key of the host is not known.", key)),
                        PACE,
                        FleetRows.NOW))
                .isInstanceOf(FleetContact.NeedsOperator.class);
    }

    @Test
    void before_the_first_look_it_is_connecting() {
        assertThat(FleetContact.of(FleetRows.feed(null, null), PACE, FleetRows.NOW))
                .isEqualTo(new FleetContact.Connecting());
    }
}
