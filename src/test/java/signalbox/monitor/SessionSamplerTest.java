package signalbox.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import signalbox.election.Observation;
import signalbox.election.Observation.Visibility;
import signalbox.election.Observation.Work;
import signalbox.election.RunnerConnection;
import signalbox.postgres.capability.HotStandby;

class SessionSamplerTest {
    private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");

    private static Observation without(Visibility visibility) {
        return new Observation(NOW, "acme", List.of(), visibility, List.of(), Work.UNSEEN, List.of());
    }

    @Test
    void a_runner_that_comes_and_goes_is_looked_for_where_none_is_seen_but_not_on_a_hot_standby() {
        assertThat(SessionSampler.isWorthwhile(without(Visibility.CLEAR))).isTrue();
        assertThat(SessionSampler.isWorthwhile(without(new Visibility(Set.of(), 3, false))))
                .isTrue();
        var standby = new Visibility(Set.of(), 0, false, new HotStandby("db1:5432"));
        assertThat(SessionSampler.isWorthwhile(without(standby))).isFalse();
    }

    @Test
    void while_a_runner_of_this_database_stays_none_is_looked_for() {
        assertThat(SessionSampler.isWorthwhile(new Observation(NOW, "acme", List.of(runner("acme")), Set.of())))
                .isFalse();
        assertThat(SessionSampler.isWorthwhile(new Observation(NOW, "acme", List.of(runner("other")), Set.of())))
                .isTrue();
    }

    private static RunnerConnection runner(String database) {
        return new RunnerConnection(7, "jobrunner_a", "a", database, "odoo", null, NOW, "idle", NOW, "SELECT 1");
    }

    @Test
    void nothing_is_looked_for_while_no_session_has_come_or_gone() {
        var count = new SessionCount();
        assertThat(count.hasChanged(OptionalLong.of(7))).as("at first").isTrue();
        assertThat(count.hasChanged(OptionalLong.of(7))).isFalse();
        assertThat(count.hasChanged(OptionalLong.of(8))).isTrue();
        assertThat(count.hasChanged(OptionalLong.of(8))).isFalse();
        assertThat(count.hasChanged(OptionalLong.of(2)))
                .as("counted from 0 again")
                .isTrue();
    }

    @Test
    void where_sessions_are_not_counted_any_may_have_come() {
        var count = new SessionCount();
        assertThat(count.hasChanged(OptionalLong.empty())).isTrue();
        assertThat(count.hasChanged(OptionalLong.empty())).isTrue();
    }
}
