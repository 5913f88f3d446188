package signalbox.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signalbox.postgres.Sql;
import signalbox.testing.JobLog.Change;
import signalbox.testing.JobLog.Session;
import signalbox.testing.JobLog.Verdict;

/// What counts as lost and as started twice.
class JobLogTest {
    /// Each word is a state and who set it: r a runner, w and v two workers; v was killed.
    private static List<Change> history(String words) {
        var changes = new ArrayList<Change>();
        String before = null;
        for (var word : words.split(" ")) {
            var state = word.substring(1);
            changes.add(
                    new Change("job", Instant.EPOCH, before, state, new Session(word.substring(0, 1), word.charAt(0))));
            before = state;
        }
        return changes;
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            usual,               rpending renqueued wstarted wdone,                                    0, 0, 0
            never ends,          rpending renqueued wstarted,                                          1, 0, 0
            never asked for,     rpending renqueued,                                                   1, 0, 0
            fails,               rpending renqueued wstarted wfailed,                                  1, 0, 0
            asked for twice,     rpending renqueued rpending renqueued wstarted wdone,                 0, 0, 0
            own other try,       rpending renqueued wstarted wpending renqueued vstarted vdone,        0, 0, 0
            worker killed,       rpending renqueued vstarted rpending renqueued wstarted wdone,        0, 0, 1
            taken for dead,      rpending renqueued wstarted rpending renqueued vstarted vdone,        0, 1, 0
            overwritten,         rpending renqueued wstarted renqueued vstarted vdone,                 0, 1, 0
            done and run again,  rpending renqueued wstarted wdone renqueued wstarted wdone,           0, 1, 0
            """)
    void lost_and_started_twice_are_told_from_the_changes(String what, String words, int lost, int twice, int again) {
        var verdict = Verdict.of(history(words), Set.of("v"));

        assertThat(verdict.created()).as(what).isEqualTo(1);
        assertThat(verdict.lost()).as(what).hasSize(lost);
        assertThat(verdict.completed()).as(what).isEqualTo(1 - lost);
        assertThat(verdict.startedTwice()).as(what).hasSize(twice);
        assertThat(verdict.startedAgain()).as(what).hasSize(again);
    }

    @Test
    @Tag("pg")
    void every_change_is_written_down_with_who_made_it() throws SQLException {
        try (var database = TestDatabase.fresh();
                var connection = database.open("maker")) {
            var sql = new Sql(connection);
            var log = new JobLog(sql);
            var jobs = new TestJobs(sql);
            jobs.add("one", "pending", null, 10);
            jobs.set("one", "enqueued");
            jobs.set("one", "enqueued");
            assertThat(log.unfinished(log.now())).isEqualTo(1);
            jobs.set("one", "done");

            assertThat(log.changes()).extracting(Change::after).containsExactly("pending", "enqueued", "done");
            assertThat(log.changes())
                    .allSatisfy(change -> assertThat(change.by().application()).isEqualTo("maker"));
            assertThat(log.enqueuedBy("maker")).isEqualTo(1);
            assertThat(log.unfinished(log.now())).isZero();
        }
    }
}
