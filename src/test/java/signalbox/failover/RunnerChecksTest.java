package signalbox.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.election.Leadership;
import signalbox.election.Observation;
import signalbox.election.Observation.BlindSpot;
import signalbox.election.Observation.Visibility;
import signalbox.election.RunnerConnection;
import signalbox.election.SameProcess;
import signalbox.election.action.TerminationEffect;

/// What is not known of the runners is not said to be missing.
class RunnerChecksTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static RunnerConnection runner(int pid, String role, @Nullable Integer startedSecondsAgo) {
        return new RunnerConnection(
                pid,
                "jobrunner_" + pid,
                Integer.toString(pid),
                "prod",
                role,
                "127.0.0.1:" + pid,
                startedSecondsAgo == null ? null : NOW.minusSeconds(startedSecondsAgo),
                "idle",
                NOW,
                "SELECT 1");
    }

    private static RunnerConnection plain(int pid) {
        return new RunnerConnection(pid, "odoo", null, "prod", "odoo", null, NOW, "idle", NOW, "listen queue_job");
    }

    private static Observation seen(Visibility visibility, RunnerConnection... runners) {
        return new Observation(NOW, "prod", List.of(runners), Set.of()).withVisibility(visibility);
    }

    /// What the checks say of runners to take out, of the successor, and of the method.
    private static List<String> texts(Observation seen) {
        var leader = Leadership.of(seen).leader();
        var follows = TerminationEffect.of(seen, leader == null ? List.of() : List.of(leader), SameProcess.BY_UUID);
        var checks = new RunnerChecks(follows, follows.after().leader());
        return List.of(
                checks.database().text(),
                checks.successor().text(),
                checks.means(_ -> Optional.empty()).text());
    }

    @Test
    void starts_that_are_hidden_leave_leader_and_successor_unknown() {
        assertThat(texts(seen(Visibility.CLEAR, runner(1, "odoo", null), runner(2, "odoo", null))))
                .containsOnly("unknown, because the start of 2 runner connections is hidden from this role, and any of"
                        + " them may be the oldest");
    }

    @Test
    void roles_that_do_not_see_each_other_leave_leader_and_successor_unknown() {
        var split = Set.of(new BlindSpot("a", "b"), new BlindSpot("b", "a"));

        assertThat(texts(seen(new Visibility(split, 0, false), runner(1, "a", 20), runner(2, "b", 10))))
                .containsOnly("unknown, because pids 1 and 2 each see themselves as the oldest");
    }

    @Test
    void behind_a_pooler_no_runner_that_is_seen_proves_nothing() {
        assertThat(texts(seen(new Visibility(Set.of(), 0, true))))
                .allSatisfy(text -> assertThat(text)
                        .startsWith("unknown, because this connection goes through a pooler")
                        .endsWith("That none is seen proves nothing"));
    }

    @Test
    void a_session_that_is_hidden_may_be_the_successor() {
        var texts = texts(seen(new Visibility(Set.of(), 1, false), runner(1, "odoo", 20)));

        assertThat(texts.getFirst()).startsWith("pid 1, ");
        assertThat(texts.get(1))
                .isEqualTo("unknown, because 1 session of this database has statements that this role cannot see:"
                        + " any of them may be a runner");
        assertThat(texts.get(2)).isEqualTo("pid 1");
    }

    @Test
    void runners_without_an_election_are_not_said_to_be_missing() {
        assertThat(texts(seen(Visibility.CLEAR, plain(1), plain(2))))
                .containsOnly("unknown, because 2 runners work without an election: pids 1 and 2 all dispatch");
    }

    @Test
    void runners_of_another_database_are_no_standbys_of_this_one() {
        var other = new RunnerConnection(
                3, "jobrunner_3", "3", "dev", "odoo", null, NOW.minusSeconds(5), "idle", NOW, "SELECT 1");

        assertThat(texts(seen(Visibility.CLEAR, runner(1, "odoo", 20), runner(2, "odoo", 10), other))
                        .get(1))
                .isEqualTo("pid 2, database prod, 1 standby");
    }

    @Test
    void where_all_sessions_are_seen_none_is_none() {
        assertThat(texts(seen(Visibility.CLEAR)))
                .containsExactly(
                        "no runner to take out",
                        "no runner would lead: connect another runner first",
                        "there is no runner to take out");
        assertThat(texts(seen(Visibility.CLEAR, runner(1, "odoo", 20))).get(1))
                .isEqualTo("no runner would lead: connect another runner first");
    }
}
