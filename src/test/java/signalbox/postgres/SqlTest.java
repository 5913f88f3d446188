package signalbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
}
