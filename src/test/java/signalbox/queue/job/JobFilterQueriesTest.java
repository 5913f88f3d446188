package signalbox.queue.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.queue.Table;
import signalbox.queue.count.Count;
import signalbox.queue.filter.FilterQualifier;
import signalbox.queue.filter.FilterText;
import signalbox.queue.filter.FilterText.Fault;
import signalbox.queue.filter.FilterText.Filter;
import signalbox.queue.filter.JobFilter;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestDatabase.Schema;

/// What each qualifier finds in a table: one row of odd things, one with NULL wherever it can be, and others.
@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobFilterQueriesTest {
    private static final String SALE = "5a9f1c2e-0b6d-4c39-9d53-0e8a7c4b1f20";
    private static final String GRAPH = "6b9f1c2e-0b6d-4c39-9d53-0e8a7c4b1f21";

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final Table table = new Table(sql);
    private final JobQueries queries = new JobQueries(CapabilityQueries.read(sql));

    @BeforeAll
    void add() {
        sql.execute("add a company", "INSERT INTO res_company (id, name) VALUES (2, 'Other') ON CONFLICT DO NOTHING");
        table.add("sale", "failed", GRAPH, List.of(), List.of());
        table.set("sale", "uuid = '" + SALE + "'");
        table.add("mail", "pending", null, List.of(), List.of());
        table.set("mail", """
                channel = 'root.mail', model_name = 'res.partner', method_name = 'send_100%',
                exc_name = 'odoo.exceptions.UserError', priority = 2, retry = 0, worker_pid = 0, identity_key = 'Mail-1',
                date_created = (now() at time zone 'utc') - interval '3 hours', eta = (now() at time zone 'utc')
                + interval '3 hours', user_id = 1, args = '["SO123", "caf\\u00e9"]',
                exc_info = 'File "smtp.py", line 88'
                """);
        table.add("out", "done", null, List.of(), List.of());
        table.set("out", """
                channel = 'mail.out', exc_name = NULL, priority = NULL, retry = 1, worker_pid = 12, company_id = 2,
                date_created = '2026-11-01 23:59:59', date_done = '2026-11-02 00:00:00',
                records = '{"ids": [48215]}'
                """);
        table.add("mailing", "other-word", null, List.of(), List.of());
        table.set("mailing", "channel = 'root.mailing', exc_name = 'UserErrors', retry = 2");
        sql.execute("let a state be empty", "ALTER TABLE queue_job ALTER COLUMN state DROP NOT NULL");
        sql.execute("add a bare job", "INSERT INTO queue_job (uuid) VALUES ('bare')");
    }

    @AfterAll
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    private static JobFilter filter(String text) {
        return switch (FilterText.parse(text)) {
            case Filter(var filter) -> filter;
            case Fault fault -> throw new AssertionError(fault.text());
        };
    }

    private Set<String> found(String text) {
        var uuids = new TreeSet<String>();
        queries.page(sql, filter(text), JobOrder.OLDEST, null, 100)
                .jobs()
                .forEach(job -> uuids.add(job.uuid().equals(SALE) ? "sale" : job.uuid()));
        assertThat(queries.count(sql, filter(text), 100)).isEqualTo(Count.exactly(uuids.size()));
        return uuids;
    }

    /// None of them was created hours ago, in the last hour or on a date, or becomes due at a time.
    @Test
    void what_is_not_a_time_matches_no_age_and_no_date_and_what_is_ahead_has_no_age() {
        sql.execute("add odd times", """
                INSERT INTO queue_job (uuid, state, date_created, eta) VALUES
                  ('odd-past', 'pending', '-infinity', '-infinity'), ('odd-never', 'pending', 'infinity', 'infinity'),
                  ('odd-ahead', 'pending', (now() at time zone 'utc') + interval '3 hours', NULL)
                """);
        try {
            for (var text : List.of("created:>2h", "created:<1h", "eta:>1h", "eta:<1h")) {
                assertThat(found(text)).as(text).noneMatch(uuid -> uuid.startsWith("odd"));
            }
            for (var text :
                    List.of("created:>2026-01-01", "created:<2999-01-01", "eta:>2026-01-01", "eta:<2999-01-01")) {
                assertThat(found(text)).as(text).doesNotContain("odd-past", "odd-never");
            }
            assertThat(found("created:>2026-01-01")).contains("odd-ahead");
            for (var text : List.of("created:*", "eta:*", "-created:*", "-eta:*")) {
                assertThat(found(text)).as(text).doesNotContain("odd-past", "odd-never");
            }
            assertThat(found("-eta:*")).contains("odd-ahead");
        } finally {
            sql.update("remove them", "DELETE FROM queue_job WHERE uuid LIKE 'odd-%'");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "state:failed,done           | out sale",
                "state:other                 | bare mailing",
                "channel:root.mail           | mail",
                "channel:root.mail.*         | mail out",
                "channel:mail.out            | out",
                "channel:root                | bare",
                "channel:root.*              | bare mail mailing out sale",
                "model:RES.partner           | mail",
                "model:res.*                 | mail",
                "method:send_100%            | mail",
                "method:send-100%            | ''",
                "exception:UserError         | mail",
                "exception:usererror,ValueError | mail sale",
                "exception:*Error*           | mail mailing sale",
                "created:>2h                 | mail mailing out sale",
                "created:<4h                 | mail",
                "created:<=4h created:>=2h   | mail",
                "created:2026-11-01          | out",
                "created:<2026-11-01         | mailing sale",
                "created:<=2026-11-01        | mailing out sale",
                "created:>2026-11-01         | mail",
                "created:>=2026-11-01T23:59:59 | mail out",
                "created:>2026-11-01T23:59   | mail",
                "done:2026-11-02T00:00       | out",
                "eta:>2h                     | mail",
                "eta:<4h eta:>2026-06-02     | mail",
                "retry:>0                    | mailing out sale",
                "retry:0                     | bare mail",
                "retry:1,2                   | mailing out",
                "priority:<5                 | mail",
                "priority:10                 | bare out",
                "user:ADMIN                  | mailing out sale",
                "user:1                      | mail",
                "company:2                   | out",
                "company:My*                 | mail mailing sale",
                "worker:4711                 | mailing sale",
                "worker:0                    | bare mail",
                "uuid:5A9F                   | sale",
                "uuid:*a9f1c*                | sale",
                "5A9F1C2E-0b6d-4c39-9d53-0e8a7c4b1f20 | sale",
                "graph:6b9f1c2e              | sale",
                "key:mail-1                  | mail",
                "key:key-*                   | mailing out sale",
                "args:so123                  | mail",
                "args:caf\u00e9              | mail",
                "args:48215                  | out",
                "trace:smtp.py               | mail",
                "partner                     | mail",
                "text:partner,mail.out       | mail out",
                "mail -error                 | out",
                "state:pending partner       | mail",
                "state:pending -partner      | ''"
            })
    void each_qualifier_finds_its_rows_and_its_opposite_all_others(String text, String uuids) {
        assertThat(found(text)).containsExactlyElementsOf(List.of(uuids.isEmpty() ? new String[0] : uuids.split(" ")));
        if (filter(text).conditions().size() == 1) {
            var others = new TreeSet<>(Set.of("sale", "mail", "out", "mailing", "bare"));
            others.removeAll(found(text));
            assertThat(found("-" + text)).as("NULLs included").isEqualTo(others);
        }
    }

    @Test
    void empty_columns_are_found_by_excluding_any_value() {
        assertThat(found("-exception:*")).containsExactly("bare", "out");
        assertThat(found("-eta:*")).containsExactly("bare");
        assertThat(found("eta:*")).containsExactly("mail", "mailing", "out", "sale");
    }

    /// Nothing of a filter becomes part of a statement.
    @Test
    void values_are_bound() {
        assertThat(found("method:\"'; DROP TABLE queue_job; --\"")).isEmpty();
        assertThat(found("-args:\"' OR ''='\"")).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource(FilterQualifier.class)
    void every_example_can_be_asked_for(FilterQualifier qualifier) {
        assertThat(found(qualifier.example())).hasSizeLessThan(5);
    }

    @Test
    void a_column_that_an_old_table_lacks_is_named() throws Exception {
        try (var old = TestDatabase.fresh(Schema.ODOO_13);
                var connection = old.open("test")) {
            var oldSql = new Sql(connection);
            var oldQueries = new JobQueries(CapabilityQueries.read(oldSql));

            assertThatThrownBy(() -> oldQueries.count(oldSql, filter("-graph:6b9f1c2e"), 10))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no column graph_uuid")
                    .hasMessageContaining("graph: ");
            assertThat(oldQueries.count(oldSql, filter("retry:0 -mail"), 10)).isEqualTo(Count.exactly(0));
        }
    }
}
