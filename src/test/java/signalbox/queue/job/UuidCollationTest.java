package signalbox.queue.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.queue.Table;
import signalbox.testing.TestDatabase;

/// A collation may take different uuids for equal.
@Tag("pg")
class UuidCollationTest {
    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));

    @AfterEach
    void close() throws SQLException {
        sql.connection().close();
        postgres.close();
    }

    @Test
    void a_job_that_was_named_is_the_one_with_this_uuid_letter_by_letter() {
        sql.execute(
                "compare without case",
                "create collation without_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);"
                        + " alter table queue_job alter uuid type varchar collate without_case");
        var table = new Table(sql);
        table.add("abc", "failed", null, List.of(), List.of());
        table.add("ABC", "failed", null, List.of(), List.of());

        var found = new JobQueries(CapabilityQueries.read(sql)).byUuid(sql, List.of("abc"));

        assertThat(found).extracting(Job::uuid).containsExactly("abc");
    }
}
