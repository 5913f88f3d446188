package signalbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.PostgresException.Kind;
import signalbox.testing.TestDatabase;

@Tag("pg")
class SqlTest {
    @Test
    void statements_are_sent_together_and_each_answer_has_its_mapper() throws SQLException {
        try (var database = TestDatabase.fresh();
                var connection = database.open("test")) {
            var answers = new Sql(connection)
                    .listTogether(
                            "look",
                            "select 1; set application_name = 'other'; select n from generate_series(1, ?) n",
                            List.of(row -> "check " + row.getInt(1), row -> "row " + row.getInt(1)),
                            2);

            assertThat(answers).containsExactly("check 1", "row 1", "row 2");
        }
    }

    private record Read(
            long number,
            int small,
            boolean flag,
            @Nullable String text,
            @Nullable Instant time) {
        static Read of(CopiedRow row) {
            return new Read(row.number(), row.smallNumber(), row.flag(), row.text(), row.time());
        }
    }

    private static List<Read> copied(Sql sql, String query) {
        var rows = new ArrayList<Read>();
        sql.copied("look", query, row -> rows.add(Read.of(row)));
        return rows;
    }

    /// Times as `Sql.sorted` reads them.
    @Test
    void a_copied_row_has_the_values_of_its_columns() throws SQLException {
        try (var database = TestDatabase.fresh();
                var connection = database.open("test")) {
            var sql = new Sql(connection);

            assertThat(copied(sql, """
                            values (1::int8, -2, true, 'häß€😀', '2026-11-30 10:20:30.123456'::timestamp),
                                   (-9223372036854775808, 2147483647, false, '', '-infinity'),
                                   (3, 0, false, null, null),
                                   (4, 0, false, null, 'infinity'),
                                   (5, 0, false, null, '1999-12-31 23:59:59')
                            """))
                    .containsExactly(
                            new Read(1, -2, true, "häß€😀", Instant.parse("2026-11-30T10:20:30.123456Z")),
                            new Read(
                                    Long.MIN_VALUE,
                                    Integer.MAX_VALUE,
                                    false,
                                    "",
                                    Instant.parse("2000-01-01T00:00:00Z")),
                            new Read(3, 0, false, null, null),
                            new Read(4, 0, false, null, Instant.parse("+10000-01-01T00:00:00Z")),
                            new Read(5, 0, false, null, Instant.parse("2000-01-01T00:00:00Z")));
            assertThat(copied(sql, "select 1::int8, 1, true, 'a', null::timestamp where false"))
                    .isEmpty();
            assertThat(copied(sql, "select n::int8, 1, true, 'a', null::timestamp from generate_series(1, 10000) n"))
                    .extracting(Read::number)
                    .isEqualTo(LongStream.rangeClosed(1, 10_000).boxed().toList());
        }
    }

    @Test
    void a_taker_that_throws_ends_the_session() throws SQLException {
        try (var database = TestDatabase.fresh();
                var connection = database.open("test")) {
            var sql = new Sql(connection);
            var taken = new AtomicInteger();

            assertThatThrownBy(() -> sql.copied("look", "select n::int8 from generate_series(1, 100000000) n", _ -> {
                        if (taken.incrementAndGet() == 3) {
                            throw new IllegalStateException("enough");
                        }
                    }))
                    .hasMessage("enough");

            assertThat(taken).hasValue(3);
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void a_copying_that_the_server_ends_says_why() throws SQLException {
        try (var database = TestDatabase.fresh();
                var connection = database.open("test")) {
            var sql = new Sql(connection);
            sql.execute("set a limit", "set statement_timeout = 200");

            assertThatThrownBy(() -> sql.copied("look", "select 1::int8 from pg_sleep(60)", CopiedRow::number))
                    .isInstanceOfSatisfying(
                            PostgresException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT))
                    .hasMessageContaining("Could not look");
        }
    }
}
