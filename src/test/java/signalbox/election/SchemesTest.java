package signalbox.election;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.election.Anomaly.Code;
import signalbox.election.Observation.Ended;
import signalbox.election.Observation.Lock;
import signalbox.election.Observation.Visibility;
import signalbox.election.Observation.Work;

/// The ways of electing a leader beside the oldest connection, and what goes wrong under each.
class SchemesTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static RunnerConnection runner(int pid, @Nullable String uuid, String database, int startedSecondsAgo) {
        return new RunnerConnection(
                pid,
                uuid == null ? "odoo-" + pid : "jobrunner_" + uuid,
                uuid,
                database,
                "odoo",
                "127.0.0.1:" + pid,
                NOW.minusSeconds(startedSecondsAgo),
                "idle",
                NOW,
                uuid == null ? "LISTEN queue_job" : "SELECT 1");
    }

    private static RunnerConnection plain(int pid) {
        return runner(pid, null, "prod", pid);
    }

    private static RunnerConnection elected(int pid, int startedSecondsAgo) {
        return runner(pid, "u" + pid, "prod", startedSecondsAgo);
    }

    private static Observation seen(RunnerConnection... runners) {
        return new Observation(NOW, "prod", List.of(runners), Set.of());
    }

    private static List<Code> codes(Leadership leadership) {
        return leadership.anomalies().stream().map(Anomaly::code).toList();
    }

    private static @Nullable Integer pid(@Nullable RunnerConnection runner) {
        return runner == null ? null : runner.pid();
    }

    @Test
    void an_embedded_runner_leads_all_its_databases_by_its_oldest_connection() {
        var beside = runner(1, EmbeddedMarker.DISPATCHES.newUuid(42).toString(), "beside", 50);
        var here = runner(2, EmbeddedMarker.DISPATCHES.newUuid(42).toString(), "prod", 40);
        var another = runner(2, EmbeddedMarker.DISPATCHES.newUuid(43).toString(), "prod", 40);

        assertThat(codes(Leadership.of(seen(beside, here)))).isEmpty();
        assertThat(codes(Leadership.of(seen(beside, another)))).containsExactly(Code.OTHER_DATABASE_LEADS);
    }

    @Test
    void in_line_beside_a_runner_stand_those_of_databases_that_do_not_elect_by_lock() {
        var seen = seen(
                        elected(1, 40),
                        runner(2, "u2", "beside", 30),
                        runner(3, "u3", "locked", 20),
                        runner(4, null, "plain", 10))
                .withLocks(List.of(new Lock(99, "locked", true)));

        assertThat(seen.othersInLine()).containsExactly("beside");
    }

    @Test
    void one_plain_runner_leads_without_election() {
        var leadership = Leadership.of(seen(plain(1)));

        assertThat(leadership.scheme()).isEqualTo(Scheme.NONE);
        assertThat(pid(leadership.leader())).isEqualTo(1);
        assertThat(leadership.anomalies()).isEmpty();
    }

    @Test
    void two_plain_runners_both_dispatch() {
        var leadership = Leadership.of(seen(plain(1), plain(2)));

        assertThat(leadership.scheme()).isEqualTo(Scheme.NONE);
        assertThat(leadership.leader()).isNull();
        assertThat(codes(leadership)).containsExactly(Code.NO_ELECTION);
        assertThat(leadership.suspects()).containsExactlyInAnyOrder(1, 2);
        assertThat(leadership.succession()).allMatch(Candidate::leads);
    }

    @Test
    void the_runner_that_holds_the_lock_of_this_database_leads() {
        var leadership = Leadership.of(seen(plain(1), plain(9))
                .withLocks(List.of(new Lock(1, "prod", true)))
                .without(9));

        assertThat(leadership.scheme()).isEqualTo(Scheme.ADVISORY);
        assertThat(pid(leadership.leader())).isEqualTo(1);
        assertThat(pid(leadership.lockHolder())).isEqualTo(1);
        assertThat(leadership.reason()).contains("The successor is not known");
        assertThat(leadership.anomalies()).isEmpty();
    }

    @Test
    void the_lock_of_another_database_is_none_here() {
        var leadership = Leadership.of(seen(plain(1)).withLocks(List.of(new Lock(1, "staging", true))));

        assertThat(leadership.scheme()).isEqualTo(Scheme.NONE);
        assertThat(leadership.lockHolder()).isNull();
    }

    @Test
    void who_holds_the_lock_of_another_database_is_no_runner_of_this_one() {
        var holder = runner(5, null, "staging", 100);
        var lock = List.of(new Lock(5, "staging", true));

        assertThat(pid(Leadership.of(seen(plain(1), holder).withLocks(lock)).leader()))
                .isEqualTo(1);
        assertThat(codes(Leadership.of(seen(holder).withLocks(lock)))).containsExactly(Code.NO_LEADER);
    }

    @Test
    void a_lock_that_is_only_waited_for_makes_no_leader() {
        var leadership = Leadership.of(seen(plain(1)).withLocks(List.of(new Lock(1, "prod", false))));

        assertThat(leadership.lockHolder()).isNull();
    }

    @Test
    void one_pid_is_named_as_one() {
        assertThat(ElectionJudge.named(List.of(elected(590, 5)))).isEqualTo("pid 590");
        assertThat(ElectionJudge.named(List.of(elected(590, 5), elected(2, 4)))).isEqualTo("pids 590 and 2");
    }

    @Test
    void runners_of_different_schemes_are_mixed() {
        var leadership = Leadership.of(seen(elected(1, 100), elected(2, 50), plain(3), plain(4))
                .withLocks(List.of(new Lock(4, "prod", true))));

        assertThat(leadership.scheme()).isEqualTo(Scheme.MIXED);
        assertThat(leadership.leader()).isNull();
        assertThat(codes(leadership)).containsExactly(Code.MIXED_SCHEMES);
        assertThat(leadership.suspects()).containsExactlyInAnyOrder(1, 3, 4);
        assertThat(leadership.anomalies().getFirst().evidence()).hasSize(3);
    }

    @Test
    void elected_runners_of_other_databases_do_not_mix_with_plain_ones_here() {
        var leadership = Leadership.of(seen(runner(1, "a", "staging", 100), plain(2)));

        assertThat(leadership.scheme()).isEqualTo(Scheme.NONE);
        assertThat(pid(leadership.leader())).isEqualTo(2);
    }

    @Test
    void under_pull_request_607_another_leads_than_under_the_modules_rule() {
        var leadership = Leadership.of(seen(runner(1, "a", "staging", 100), runner(2, "b", "prod", 50)));

        assertThat(pid(leadership.leader())).isEqualTo(1);
        assertThat(codes(leadership)).containsExactly(Code.OTHER_DATABASE_LEADS);
        assertThat(leadership.anomalies().getFirst().evidence())
                .anyMatch(text -> text.contains("the oldest connection to the databases of its own process leads")
                        && text.contains("pid 2"));
    }

    @Test
    void under_pull_request_607_processes_of_different_databases_can_both_lead_one() {
        var leadership = Leadership.of(seen(
                runner(4, "c", "staging", 200),
                runner(1, "a", "test", 100),
                runner(2, "a", "prod", 40),
                runner(3, "b", "prod", 50)));

        var evidence = leadership.anomalies().getFirst().evidence();
        assertThat(evidence).anyMatch(text -> text.contains("607") && text.contains("pids 3 and 2"));
    }

    @Test
    void a_process_that_leads_from_another_of_its_databases_is_no_anomaly() {
        assertThat(codes(Leadership.of(seen(runner(1, "a", "staging", 100), runner(2, "a", "prod", 50)))))
                .isEmpty();
    }

    @Test
    void hidden_statements_of_odoo_sessions_leave_the_scheme_unknown() {
        var leadership = Leadership.of(seen().withVisibility(new Visibility(Set.of(), 3, false)));

        assertThat(leadership.scheme()).isEqualTo(Scheme.UNKNOWN);
        assertThat(leadership.reason()).startsWith("Unknown").contains("3 sessions");
        assertThat(codes(leadership)).containsExactly(Code.HIDDEN_START);
    }

    private static Leadership withWork(@Nullable Integer enqueuedSecondsAgo, @Nullable Integer dueForSeconds) {
        return Leadership.of(seen(elected(1, 1000))
                .withWork(new Work(
                        enqueuedSecondsAgo == null ? null : NOW.minusSeconds(enqueuedSecondsAgo),
                        dueForSeconds == null ? null : NOW.minusSeconds(dueForSeconds))));
    }

    @Test
    void a_leader_that_dispatches_nothing_though_jobs_are_due_may_be_a_ghost() {
        assertThat(codes(withWork(300, 61))).containsExactly(Code.GHOST_SUSPECTED);
        assertThat(codes(withWork(null, 61))).containsExactly(Code.GHOST_SUSPECTED);
    }

    @Test
    void a_leader_that_has_nothing_to_do_or_just_did_something_is_no_ghost() {
        assertThat(codes(withWork(300, null))).isEmpty();
        assertThat(codes(withWork(300, 59))).isEmpty();
        assertThat(codes(withWork(10, 300))).isEmpty();
    }

    private static List<Ended> ended(int rounds, int livedSeconds) {
        return IntStream.range(0, rounds)
                .mapToObj(i -> new Ended("prod", "127.0.0.1", Duration.ofSeconds(livedSeconds), NOW.minusSeconds(i)))
                .toList();
    }

    @Test
    void connections_that_never_get_older_than_some_seconds_are_a_loop() {
        assertThat(codes(Leadership.of(seen(elected(1, 100)).withEndedLately(ended(3, 5)))))
                .containsExactly(Code.RECONNECT_LOOP);
    }

    @Test
    void who_tries_for_the_lock_of_a_leader_again_and_again_is_its_standby() {
        var leader = plain(60);
        var locked = seen(leader).withLocks(List.of(new Lock(60, "prod", true))).withEndedLately(ended(5, 0));
        var free = seen().withEndedLately(ended(5, 0));

        assertThat(codes(Leadership.of(locked))).isEmpty();
        assertThat(codes(Leadership.of(free))).contains(Code.RECONNECT_LOOP);
    }

    @Test
    void one_connection_that_was_seen_in_two_ways_is_one_round() {
        var twice = ended(2, 1);
        var all = Stream.of(twice, ended(2, 1)).flatMap(List::stream).toList();

        assertThat(codes(Leadership.of(seen(elected(1, 100)).withEndedLately(all))))
                .isEmpty();
    }

    @Test
    void connections_that_lived_or_ended_once_are_no_loop() {
        assertThat(codes(Leadership.of(seen(elected(1, 100)).withEndedLately(ended(2, 5)))))
                .isEmpty();
        assertThat(codes(Leadership.of(seen(elected(1, 100)).withEndedLately(ended(5, 30)))))
                .isEmpty();
    }

    @Test
    void connections_that_ended_long_ago_or_to_another_database_are_no_loop_here() {
        var earlier = IntStream.range(0, 3)
                .mapToObj(i -> new Ended("prod", "127.0.0.1", Duration.ofSeconds(1), NOW.minusSeconds(60 + i)))
                .toList();
        var elsewhere = IntStream.range(0, 3)
                .mapToObj(i -> new Ended("staging", "127.0.0.1", Duration.ofSeconds(1), NOW.minusSeconds(i)))
                .toList();

        assertThat(codes(Leadership.of(seen(elected(1, 100)).withEndedLately(earlier))))
                .isEmpty();
        assertThat(codes(Leadership.of(seen(elected(1, 100)).withEndedLately(elsewhere))))
                .isEmpty();
    }

    @Test
    void who_has_held_the_lock_for_moments_only_may_be_in_the_loop_itself() {
        var holder = plain(7);
        var locked = seen(holder).withLocks(List.of(new Lock(7, "prod", true))).withEndedLately(ended(5, 0));

        assertThat(codes(Leadership.of(locked))).containsExactly(Code.RECONNECT_LOOP);
    }

    @Test
    void a_pooler_in_between_is_named() {
        assertThat(codes(Leadership.of(seen(elected(1, 100)).withVisibility(new Visibility(Set.of(), 0, true)))))
                .containsExactly(Code.POOLER);
    }

    @Test
    void behind_a_pooler_no_runner_seen_is_no_runner_missed() {
        var leadership = Leadership.of(seen().withVisibility(new Visibility(Set.of(), 0, true)));

        assertThat(leadership.scheme()).isEqualTo(Scheme.UNKNOWN);
        assertThat(leadership.reason()).startsWith("Unknown: this connection goes through a pooler");
        assertThat(codes(leadership)).containsExactly(Code.POOLER);
    }

    @Test
    void runners_of_other_databases_alone_lead_nobody_here() {
        var leadership = Leadership.of(seen(runner(1, "a", "staging", 100), runner(2, "b", "staging", 50)));

        assertThat(leadership.leader()).isNull();
        assertThat(leadership.scheme()).isEqualTo(Scheme.UNKNOWN);
        assertThat(codes(leadership)).containsExactly(Code.NO_LEADER);
        assertThat(leadership.reason()).contains("No runner of this database");
        assertThat(leadership.succession())
                .extracting(Candidate::verdict)
                .containsExactly("Other database", "Other database");
        assertThat(leadership.standbys()).isEmpty();
    }

    @Test
    void while_the_lock_of_this_database_is_free_a_named_runner_of_another_does_not_lead_it() {
        var other = runner(1, "a", "staging", 100);
        var held = Leadership.of(seen(other, plain(2)).withLocks(List.of(new Lock(2, "prod", true))));

        var free = Leadership.of(seen(other).withEarlier(held.remembered(Scheme.UNKNOWN)));

        assertThat(held.scheme()).isEqualTo(Scheme.ADVISORY);
        assertThat(free.leader()).isNull();
        assertThat(free.scheme()).isEqualTo(Scheme.ADVISORY);
        assertThat(codes(free)).containsExactly(Code.NO_LEADER);
        assertThat(free.reason()).contains("No runner holds").contains("The first runner that tries gets it");
    }

    @Test
    void where_the_runners_of_this_database_were_seen_in_the_line_another_databases_runner_still_leads_it() {
        var other = runner(1, "a", "staging", 100);
        var before = Leadership.of(seen(other, elected(2, 50)));

        var alone = Leadership.of(seen(other).withEarlier(before.remembered(Scheme.UNKNOWN)));

        assertThat(pid(alone.leader())).isEqualTo(1);
        assertThat(codes(alone)).containsExactly(Code.OTHER_DATABASE_LEADS);
        assertThat(alone.anomalies().getFirst().evidence()).contains("No runner of prod is connected.");
    }

    @Test
    void who_would_follow_the_last_runner_of_this_database_in_the_line_is_one_of_another() {
        var seen = seen(elected(1, 100), runner(2, "b", "staging", 50));

        assertThat(pid(Leadership.without(seen, 1).leader())).isEqualTo(2);
        assertThat(pid(Leadership.without(seen, List.of(elected(1, 100))).leader()))
                .isEqualTo(2);
    }

    private static RunnerConnection enqueuing(RunnerConnection runner, String state) {
        return new RunnerConnection(
                runner.pid(),
                runner.applicationName(),
                runner.uuid(),
                runner.database(),
                runner.role(),
                runner.client(),
                runner.backendStart(),
                state,
                NOW.minusSeconds(3),
                "UPDATE queue_job SET state='enqueued' WHERE uuid='x'");
    }

    @Test
    void a_runner_that_enqueues_behind_an_older_one_of_another_database_follows_no_line_of_the_server() {
        var other = runner(1, "a", "staging", 100);
        var leadership = Leadership.of(seen(other, enqueuing(elected(2, 50), "idle"), elected(3, 20)));

        assertThat(pid(leadership.leader())).isEqualTo(2);
        assertThat(codes(leadership)).isEmpty();
        assertThat(leadership.reason())
                .isEqualTo("It is the oldest runner of this database. A runner of this database was seen to enqueue a"
                        + " job although pid 1 of another database is older: these runners elect among themselves.");
        assertThat(leadership.standbys()).extracting(RunnerConnection::pid).containsExactly(3);
        assertThat(leadership.succession()).extracting(Candidate::verdict).contains("Other database");
    }

    @Test
    void that_it_enqueued_is_still_known_when_it_has_ended() {
        var seen = seen(runner(1, "a", "staging", 100), enqueuing(elected(2, 50), "idle"), elected(3, 20));

        assertThat(pid(Leadership.without(seen, 2).leader())).isEqualTo(3);
    }

    @Test
    void what_proves_no_enqueuing_behind_another_database_refutes_nothing() {
        var other = runner(1, "a", "staging", 100);
        var embedded = runner(2, EmbeddedMarker.DISPATCHES.newUuid().toString(), "prod", 50);

        assertThat(codes(Leadership.of(seen(other, enqueuing(elected(2, 50), "active")))))
                .as("it waits")
                .containsExactly(Code.OTHER_DATABASE_LEADS);
        assertThat(codes(Leadership.of(seen(other, enqueuing(embedded, "idle")))))
                .as("it does nothing where it does not lead")
                .containsExactly(Code.OTHER_DATABASE_LEADS);
        assertThat(codes(Leadership.of(seen(other, elected(3, 20))
                        .withWork(Work.UNSEEN.with(Set.of(new BackendKey(9, "jobrunner_u9", NOW.minusSeconds(200))))))))
                .as("it was there before the other one")
                .containsExactly(Code.OTHER_DATABASE_LEADS);
    }

    private static RunnerConnection observer(int pid, int startedSecondsAgo) {
        return runner(pid, EmbeddedMarker.OBSERVES.newUuid().toString(), "prod", startedSecondsAgo);
    }

    private static Leadership idle(RunnerConnection leader) {
        return Leadership.of(seen(leader, runner(9, "own", "prod", 1)).withWork(new Work(null, NOW.minusSeconds(300))));
    }

    @Test
    void a_leader_that_only_observes_is_told_and_is_no_ghost() {
        assertThat(codes(idle(observer(1, 1000)))).containsExactly(Code.OBSERVER_LEADS);
        assertThat(codes(Leadership.of(seen(observer(1, 1000))))).isEmpty();
    }

    @Test
    void a_leader_of_another_database_that_dispatches_no_job_of_this_one_is_no_ghost() {
        assertThat(codes(idle(runner(1, "a", "staging", 1000)))).containsExactly(Code.OTHER_DATABASE_LEADS);
        assertThat(codes(idle(elected(1, 1000)))).containsExactly(Code.GHOST_SUSPECTED);
    }

    private static Observation mixedWithAnotherDatabase() {
        return seen(runner(5, "p", "staging", 300), plain(9), elected(2, 50))
                .withLocks(List.of(new Lock(9, "prod", true)));
    }

    private static List<String> verdicts(Leadership leadership) {
        return leadership.succession().stream()
                .map(each -> each.connection().pid() + " " + each.role() + " " + each.verdict())
                .toList();
    }

    @Test
    void a_runner_of_another_database_leads_nothing_by_its_own_rule_where_schemes_are_mixed() {
        var leadership = Leadership.of(mixedWithAnotherDatabase());

        assertThat(codes(leadership)).containsExactly(Code.MIXED_SCHEMES);
        assertThat(verdicts(leadership))
                .containsExactly("9 LEADER Leads", "2 STANDBY Standby", "5 UNKNOWN Other database");
        assertThat(leadership.suspects()).containsExactlyInAnyOrder(9, 2);
        assertThat(pid(leadership.leader())).isEqualTo(9);
        assertThat(leadership.standbys()).extracting(RunnerConnection::pid).containsExactly(2);
    }

    @Test
    void the_evidence_of_mixed_schemes_says_whom_a_runner_waits_for() {
        var leadership = Leadership.of(mixedWithAnotherDatabase());

        assertThat(leadership.anomalies().getFirst().evidence())
                .containsExactly(
                        "Oldest connection: pid 2, which waits behind pid 5 of database staging.",
                        "Advisory lock: held by pid 9.");
        assertThat(leadership.reason())
                .isEqualTo("Runners with different schemes work on this database. Only pid 9 leads by"
                        + " its own scheme now.");
    }

    @Test
    void the_connection_here_leads_by_its_own_rule_where_its_process_is_first_from_another_database() {
        var seen = seen(runner(5, "p", "staging", 300), runner(6, "p", "prod", 20), elected(2, 50), plain(9))
                .withLocks(List.of(new Lock(9, "prod", true)));

        assertThat(verdicts(Leadership.of(seen)))
                .containsExactly(
                        "6 LEADER Leads too", "9 LEADER Leads too", "2 STANDBY Standby", "5 UNKNOWN Other database");
    }

    @Test
    void hidden_starts_leave_the_places_unknown_also_where_schemes_are_mixed() {
        var hidden = new RunnerConnection(2, "jobrunner_u2", "u2", "prod", "other", null, null, null, null, null);
        var leadership = Leadership.of(seen(hidden, plain(9)).withLocks(List.of(new Lock(9, "prod", true))));

        assertThat(leadership.leader()).isNull();
        assertThat(verdicts(leadership)).containsExactly("9 LEADER Leads", "2 UNKNOWN Start hidden");
    }

    @Test
    void a_named_connection_that_holds_the_lock_is_one_runner_of_the_advisory_scheme() {
        var leadership = Leadership.of(
                seen(runner(5, "p", "staging", 300), elected(7, 50)).withLocks(List.of(new Lock(7, "prod", true))));

        assertThat(leadership.scheme()).isEqualTo(Scheme.ADVISORY);
        assertThat(pid(leadership.leader())).isEqualTo(7);
        assertThat(leadership.anomalies()).isEmpty();
        assertThat(verdicts(leadership)).containsExactly("7 LEADER Leads, holds the lock", "5 UNKNOWN Other database");
    }

    @Test
    void a_named_lock_holder_before_a_named_runner_without_the_lock_leads_alone_until_it_ends() {
        var leadership =
                Leadership.of(seen(elected(7, 90), elected(8, 50)).withLocks(List.of(new Lock(7, "prod", true))));

        assertThat(codes(leadership)).containsExactly(Code.MIXED_SCHEMES);
        assertThat(verdicts(leadership)).containsExactly("7 LEADER Leads", "8 STANDBY Standby");
        assertThat(leadership.anomalies().getFirst().evidence())
                .contains("Oldest connection: pid 8, which waits behind pid 7.");
    }

    @Test
    void hidden_statements_of_another_databases_runners_do_not_hide_who_dispatches_here() {
        var hidden = new RunnerConnection(5, "jobrunner_p", "p", "staging", "other", null, NOW, null, null, null);

        assertThat(ObservedDispatcher.of(seen(hidden, elected(2, 50))).reason()).startsWith("Not seen this time");
    }
}
