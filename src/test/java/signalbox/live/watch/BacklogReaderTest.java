package signalbox.live.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.channel.text.ChannelPlan;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.queue.channel.BacklogQueries;
import signalbox.testing.TestDatabase;

@Tag("pg")
class BacklogReaderTest {
    private static final int MORE = BacklogQueries.MOST_JOBS + 100;

    @Test
    void jobs_behind_those_that_one_statement_reads_have_their_effect_on_the_forecast() throws Exception {
        try (var postgres = TestDatabase.fresh();
                var connection = postgres.open("test")) {
            var sql = new Sql(connection);
            sql.execute("add jobs", """
                    alter table queue_job disable trigger user;
                    insert into queue_job (uuid, state, channel, priority, date_created)
                    select 'first' || n, 'pending', 'root.a', 5, now() at time zone 'utc' from generate_series(1, %d) n;
                    insert into queue_job (uuid, state, channel, priority, date_created)
                    select 'last' || n, 'pending', 'root.mail', 10, now() at time zone 'utc'
                      from generate_series(1, 5000) n;
                    insert into queue_job (uuid, state, exec_time) values ('before', 'done', 2);
                    """.formatted(MORE));
            var capabilities = CapabilityQueries.read(sql);

            var backlog = new BacklogReader(capabilities).backlog(sql);

            var wide = backlog.forecastWith(ChannelPlan.of("root:100,root.mail:50"));
            var narrow = backlog.forecastWith(ChannelPlan.of("root:100,root.mail:1"));
            assertThat(backlog.jobs()).hasSize(MORE + 5_000);
            assertThat(wide.unread()).isZero();
            // 501 rounds of 100 jobs, then 100 rounds of 50.
            assertThat(wide.took().median()).hasSeconds(2 * (501 + 100));
            // Those of root.mail come after all others, by their priority, and then one at a time.
            assertThat(narrow.took().median()).hasSeconds(2 * 501 + 10_000);
            assertThat(new BacklogQueries(capabilities)
                            .read(sql)
                            .forecastWith(ChannelPlan.of("root:100"))
                            .unread())
                    .isEqualTo(5_100);
        }
    }
}
