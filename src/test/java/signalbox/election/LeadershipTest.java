package signalbox.election;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.election.Anomaly.Code;
import signalbox.election.Observation.BlindSpot;

class LeadershipTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static RunnerConnection runner(int pid, String role, String database, @Nullable Integer startedSecondsAgo) {
        return new RunnerConnection(
                pid,
                "jobrunner_" + pid,
                Integer.toString(pid),
                database,
                role,
                "127.0.0.1:" + pid,
                startedSecondsAgo == null ? null : NOW.minusSeconds(startedSecondsAgo),
                "idle",
                NOW,
                "SELECT 1");
    }

    private static RunnerConnection runner(int pid, int startedSecondsAgo) {
        return runner(pid, "odoo", "prod", startedSecondsAgo);
    }

    private static Leadership of(RunnerConnection... runners) {
        return Leadership.of(new Observation(NOW, "prod", List.of(runners), Set.of()));
    }

    private static List<Code> codes(Leadership leadership) {
        return leadership.anomalies().stream().map(Anomaly::code).toList();
    }

    private static @Nullable Integer leaderOf(Leadership leadership) {
        var leader = leadership.leader();
        return leader == null ? null : leader.pid();
    }

    @Test
    void the_oldest_connection_leads() {
        var leadership = of(runner(3, 10), runner(1, 30), runner(2, 20));

        assertThat(leaderOf(leadership)).isEqualTo(1);
        assertThat(leadership.anomalies()).isEmpty();
        assertThat(leadership.scheme()).isEqualTo(Scheme.OLDEST_OR_HA);
    }

    @Test
    void standbys_follow_by_age() {
        var leadership = of(runner(3, 10), runner(1, 30), runner(2, 20));

        assertThat(leadership.standbys()).extracting(RunnerConnection::pid).containsExactly(2, 3);
        assertThat(leadership.succession()).extracting(Candidate::place).containsExactly(1, 2, 3);
        assertThat(leadership.succession())
                .extracting(Candidate::verdict)
                .containsExactly("Leads", "Successor", "Standby");
    }

    @Test
    void the_successor_leads_without_the_leader() {
        var seen = new Observation(NOW, "prod", List.of(runner(1, 30), runner(2, 20), runner(3, 10)), Set.of());

        assertThat(leaderOf(Leadership.without(seen, 1))).isEqualTo(2);
    }

    @Test
    void without_a_connection_nobody_leads_and_the_reason_is_told() {
        var leadership = of();

        assertThat(leadership.leader()).isNull();
        assertThat(leadership.scheme()).isEqualTo(Scheme.UNKNOWN);
        assertThat(leadership.reason()).contains("No runner of this database is connected");
        assertThat(codes(leadership)).containsExactly(Code.NO_LEADER);
    }

    @Test
    void a_hidden_start_makes_the_leader_unknown() {
        var leadership = of(runner(1, "odoo", "prod", 30), runner(2, "other", "prod", null));

        assertThat(leadership.leader()).isNull();
        assertThat(leadership.reason()).startsWith("Unknown").contains("1 runner connection");
        assertThat(codes(leadership)).containsExactly(Code.HIDDEN_START);
        assertThat(leadership.anomalies().getFirst().evidence().getFirst()).contains("pid 2", "other");
        assertThat(leadership.succession()).extracting(Candidate::place).containsOnlyNulls();
    }

    @Test
    void two_roles_that_cannot_see_each_other_both_lead() {
        var seen = new Observation(
                NOW,
                "prod",
                List.of(runner(1, "one", "prod", 30), runner(2, "two", "prod", 20), runner(3, "two", "prod", 10)),
                Set.of(new BlindSpot("one", "two"), new BlindSpot("two", "one")));

        var leadership = Leadership.of(seen);

        assertThat(leadership.leader()).isNull();
        assertThat(codes(leadership)).containsExactly(Code.SEVERAL_LEADERS);
        assertThat(leadership.suspects()).containsExactlyInAnyOrder(1, 2);
        assertThat(leadership.standbys()).extracting(RunnerConnection::pid).containsExactly(3);
    }

    @Test
    void two_roles_that_cannot_see_each_other_both_lead_also_where_their_starts_are_hidden() {
        var leadership = Leadership.of(hidden("prod", "prod", Set.of(blind("one", "two"), blind("two", "one"))));

        assertThat(leadership.leader()).isNull();
        assertThat(leadership.reason()).startsWith("Roles one and two cannot see each other");
        assertThat(codes(leadership)).containsExactly(Code.HIDDEN_START, Code.SEVERAL_LEADERS);
        assertThat(leadership.anomalies().getLast().evidence())
                .contains(
                        "Of role one: pid 1, the oldest of which leads.",
                        "Of role two: pids 2 and 3, the oldest of which leads.");
    }

    @Test
    void hidden_starts_prove_no_split_where_one_role_sees_the_other_or_serves_another_database() {
        var oneWay = Leadership.of(hidden("prod", "prod", Set.of(blind("one", "two"))));
        var apart = Leadership.of(hidden("prod", "stg", Set.of(blind("one", "two"), blind("two", "one"))));

        assertThat(codes(oneWay)).containsExactly(Code.HIDDEN_START);
        assertThat(codes(apart)).containsExactly(Code.HIDDEN_START);
    }

    @Test
    void hidden_starts_prove_no_split_where_the_oldest_of_a_role_may_be_of_another_database() {
        var mixed =
                List.of(runner(1, "one", "prod", null), runner(2, "two", "prod", null), runner(3, "two", "stg", null));
        var blind = Set.of(blind("one", "two"), blind("two", "one"));

        assertThat(codes(Leadership.of(new Observation(NOW, "prod", mixed, blind))))
                .containsExactly(Code.HIDDEN_START);
    }

    private static Leadership ofRoles(RunnerConnection... runners) {
        var blind = Set.of(blind("one", "two"), blind("two", "one"));
        return Leadership.of(new Observation(NOW, "prod", List.of(runners), blind));
    }

    @Test
    void a_leader_that_another_databases_role_elects_for_itself_is_no_second_leader_here() {
        var leadership =
                ofRoles(runner(1, "two", "stg", 40), runner(2, "one", "prod", 30), runner(3, "one", "prod", 20));

        assertThat(leaderOf(leadership)).isEqualTo(2);
        assertThat(leadership.anomalies()).isEmpty();
        assertThat(leadership.succession())
                .extracting(Candidate::verdict)
                .containsExactly("Leads, other database", "Leads", "Successor");
    }

    @Test
    void several_leaders_of_other_databases_leave_this_one_without_and_are_not_counted_as_its_own() {
        var leadership =
                ofRoles(runner(1, "one", "stg", 40), runner(2, "two", "dev", 30), runner(3, "one", "prod", 20));

        assertThat(leadership.leader()).isNull();
        assertThat(codes(leadership)).containsExactly(Code.OTHER_DATABASE_LEADS);
        assertThat(leadership.anomalies().getFirst().evidence())
                .contains("pid 1 is connected to database stg.", "pid 2 is connected to database dev.");
    }

    private static BlindSpot blind(String viewer, String other) {
        return new BlindSpot(viewer, other);
    }

    private static Observation hidden(String one, String other, Set<BlindSpot> blind) {
        return new Observation(
                NOW,
                "prod",
                List.of(runner(1, "one", one, null), runner(2, "two", other, null), runner(3, "two", other, null)),
                blind);
    }

    @Test
    void a_role_that_sees_the_older_one_waits() {
        var seen = new Observation(
                NOW,
                "prod",
                List.of(runner(1, "one", "prod", 30), runner(2, "two", "prod", 20)),
                Set.of(new BlindSpot("one", "two")));

        assertThat(leaderOf(Leadership.of(seen))).isEqualTo(1);
    }

    @Test
    void starts_at_the_same_instant_are_ambiguous_and_not_settled_by_the_pid() {
        var leadership = of(runner(1, 30), runner(2, 30), runner(3, 10));

        assertThat(leadership.leader()).isNull();
        assertThat(codes(leadership)).containsExactly(Code.AMBIGUOUS_START);
        assertThat(leadership.succession()).extracting(Candidate::leads).containsExactly(true, true, false);
    }

    @Test
    void a_runner_of_another_database_leads_this_one_too() {
        var leadership = of(runner(1, "odoo", "staging", 30), runner(2, 20));

        assertThat(leaderOf(leadership)).isEqualTo(1);
        assertThat(codes(leadership)).containsExactly(Code.OTHER_DATABASE_LEADS);
        assertThat(leadership.anomalies().getFirst().evidence()).anyMatch(text -> text.contains("staging"));
    }

    @Test
    void a_waiting_runner_of_another_database_is_no_anomaly() {
        var leadership = of(runner(1, 30), runner(2, "odoo", "staging", 20));

        assertThat(leaderOf(leadership)).isEqualTo(1);
        assertThat(leadership.anomalies()).isEmpty();
        assertThat(leadership.succession().getLast().verdict()).isEqualTo("Other database");
    }
}
