package signalbox.queue.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.queue.filter.JobFilter;
import signalbox.testing.TestDatabase;

/// However large a job's texts are, a look reads a bounded piece.
@Tag("pg")
class JobTextQueriesTest {
    private static final int SIZE = 3 * JobText.PIECE + 11;

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private JobQueries queries;

    @BeforeEach
    void fill() {
        queries = new JobQueries(CapabilityQueries.read(sql));
        sql.update("add a job", """
                INSERT INTO queue_job (uuid, state, channel, func_string, records, args, kwargs, exc_info, result, name,
                                       exc_name, date_created)
                SELECT 'big', 'failed', 'root', big, big, big, big, 'begin' || big || 'cause', big, big, big,
                       now() AT TIME ZONE 'utc'
                  FROM (SELECT repeat('ж', ?) AS big) AS it
                """, SIZE);
    }

    @AfterEach
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    private JobDetail detail() {
        return queries.detail(sql, "big").orElseThrow();
    }

    @Test
    void each_long_text_comes_as_one_piece_with_its_whole_size() {
        var detail = detail();
        for (var text : JobText.values()) {
            assertThat(detail.text(text)).as(text.title()).hasSize(JobText.PIECE);
        }
        assertThat(detail.cut()).containsOnlyKeys(JobText.values()).containsEntry(JobText.CALL, 2L * SIZE);
    }

    @Test
    void of_a_traceback_the_end_is_read_first() {
        assertThat(detail().traceback()).endsWith("cause").doesNotContain("begin");
    }

    @Test
    void a_list_carries_no_long_line() {
        var page = queries.page(sql, JobFilter.ALL, JobOrder.NEWEST, null, 10);
        var job = page.jobs().getFirst();
        assertThat(job.call().name()).hasSizeLessThanOrEqualTo(1_000);
        assertThat(job.exception()).hasSizeLessThanOrEqualTo(1_000);
    }

    @Test
    void the_pieces_make_the_whole() {
        for (var text : new JobText[] {JobText.ARGUMENTS, JobText.TRACEBACK}) {
            var known = Objects.requireNonNull(detail().text(text));
            for (var i = 0; i < 4; i++) {
                var piece =
                        JobTextQueries.piece(sql, "big", text, known.length()).orElseThrow();
                assertThat(piece).hasSizeLessThanOrEqualTo(JobText.PIECE);
                known = text.isReadFromItsEnd() ? piece + known : known + piece;
            }
            var whole = "ж".repeat(SIZE);
            assertThat(known.equals(text == JobText.TRACEBACK ? "begin" + whole + "cause" : whole))
                    .as(text.title())
                    .isTrue();
        }
    }

    @Test
    void a_text_is_written_whole_however_many_pieces_that_takes() throws Exception {
        var size = 2 * JobTextQueries.WRITTEN_AT_ONCE + 11;
        sql.update("let it grow", "UPDATE queue_job SET kwargs = repeat('x', ?) || 'end'", size - 3);
        var file = new StringWriter();
        assertThat(JobTextQueries.write(sql, "big", JobText.KEYWORDS, file)).isEqualTo(size);
        assertThat(file.toString()).hasSize(size).endsWith("xend");
        assertThat(JobTextQueries.write(sql, "nobody", JobText.KEYWORDS, file)).isZero();
    }

    @Test
    void an_unchanged_row_is_not_read_again() {
        var known = detail();
        assertThat(queries.detail(sql, "big", known).orElseThrow().args()).isSameAs(known.args());
        sql.update("change it", "UPDATE queue_job SET args = 'new' WHERE uuid = 'big'");
        assertThat(queries.detail(sql, "big", known).orElseThrow().args()).isEqualTo("new");
        sql.update("delete it", "DELETE FROM queue_job WHERE uuid = 'big'");
        assertThat(queries.detail(sql, "big", known)).isEmpty();
    }
}
