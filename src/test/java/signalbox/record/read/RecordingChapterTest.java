package signalbox.record.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.handbook.Handbook;
import signalbox.record.file.RecordFile;

/// What the handbook says of a recording is so.
class RecordingChapterTest {
    private static final String CHAPTER = Handbook.markdown("recording");

    @TempDir
    private Path folder;

    private static List<String> queries() {
        return Pattern.compile("```sql\n(.*?);\n```", Pattern.DOTALL)
                .matcher(CHAPTER)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static final List<String> ROWS = List.of(
            "INSERT INTO watch (began, seen, ended, all_jobs, why, pid) VALUES (0, 1000, 1000, 1, '', 1)",
            "INSERT INTO watch (began, seen, all_jobs, why, pid) VALUES (60000, 90000, 1, '', 1)",
            "INSERT INTO method VALUES (1, 'res.partner.send')",
            "INSERT INTO job VALUES (1, 'uuid-1', 1)",
            "INSERT INTO change (at, job, before, after) SELECT CAST(strftime('%s', 'now') AS INTEGER) * 1000, 1, 4, 6",
            "INSERT INTO term (pid, application, database, began, seen_begin, last_seen, done, unwatched) VALUES"
                    + " (30117, 'jobrunner_1', 'acme', 0, 1, 9000000000000000, 0, '')");

    @Test
    void its_three_queries_run_and_answer() {
        try (var file = new RecordFile(folder.resolve("prod.db")).open()) {
            ROWS.forEach(file::update);
            var answers = queries().stream()
                    .map(query ->
                            file.list(query, row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3)))
                    .toList();

            assertThat(answers).hasSize(3);
            assertThat(answers.get(0)).containsExactly("res.partner.send failed 1");
            assertThat(answers.get(1)).singleElement().asString().contains("uuid-1 30117");
            assertThat(answers.get(2)).containsExactly("1970-01-01 00:00:01 1970-01-01 00:01:00 null");
        }
    }

    @Test
    void it_names_each_table_and_view() {
        var named = Pattern.compile("`(\\w+)`")
                .matcher(CHAPTER)
                .results()
                .map(MatchResult::group)
                .toList();
        try (var file = new RecordFile(folder.resolve("prod.db")).open()) {
            var there = file.list(
                    "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'",
                    row -> "`" + row.getString(1) + "`");
            assertThat(named).containsAll(there);
        }
    }
}
