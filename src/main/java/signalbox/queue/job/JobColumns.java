package signalbox.queue.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.BoundedText;

/// The columns of queue_job that this release of it has. A missing column is read as NULL and never written.
public final class JobColumns {
    private record Column(String name, String type, String expression) {}

    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_MORE = 200;
    private static final int LARGE = 100_000;

    private static final List<Column> SUMMARY = List.of(
            plain("id", "int4"),
            bounded("uuid"),
            bounded("state"),
            new Column("channel", "varchar", "coalesce(j.channel, 'root')"),
            shortened("name"),
            shortened("model_name"),
            shortened("method_name"),
            plain("priority", "int4"),
            counted("retry"),
            counted("max_retries"),
            plain("date_created", "timestamp"),
            plain("date_enqueued", "timestamp"),
            plain("date_started", "timestamp"),
            plain("date_done", "timestamp"),
            plain("date_cancelled", "timestamp"),
            plain("eta", "timestamp"),
            plain("exec_time", "float8"),
            shortened("exc_name"),
            new Column("exc_message", "varchar", "left(j.exc_message, 300)"),
            plain("worker_pid", "int4"),
            bounded("graph_uuid"));

    private static final List<Column> DETAILS =
            List.of(shortened("identity_key"), plain("user_id", "int4"), plain("company_id", "int4"));

    private final Capabilities capabilities;

    public JobColumns(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /// Whether each `Job` has the value of this column.
    public static boolean isOfJob(String name) {
        return SUMMARY.stream().anyMatch(column -> column.name().equals(name));
    }

    /// Whether a text that people write by hand (a name, a model, a method, an identity key) may be longer than what
    /// was read of it.
    public static boolean isShortened(String read) {
        return read.codePointCount(0, read.length()) >= LONGEST_LINE;
    }

    private static Column plain(String name, String type) {
        return new Column(name, type, "j." + name);
    }

    private static Column bounded(String name) {
        return new Column(name, "varchar", BoundedText.of("j." + name));
    }

    /// NULL in a row means 0 to Odoo. Where there is no such column, the value is not known: NULL.
    private static Column counted(String name) {
        return new Column(name, "int4", "coalesce(j." + name + ", 0)");
    }

    /// The time of creation, from the alias j; NULL where it is none.
    String created() {
        var name = "date_created";
        return capabilities.jobTable().orNull(name, Sql.time("j." + name), "timestamp");
    }

    /// The select list of a `Job`, from the alias j.
    String summary() {
        return selected(SUMMARY) + ", " + unreadable() + " AS unreadable";
    }

    /// One line `column=value` for each value that is not a time or not a number.
    private String unreadable() {
        var times = SUMMARY.stream()
                .filter(column -> column.type().equals("timestamp") && capabilities.hasColumn(column.name()))
                .map(Column::name)
                .map(name ->
                        "CASE WHEN NOT (" + Sql.isTime("j." + name) + ") THEN '" + name + "=' || j." + name + " END");
        var lengths = Stream.of("exec_time")
                .filter(capabilities::hasColumn)
                .map(name -> "CASE WHEN j." + name + " IN ('Infinity', '-Infinity', 'NaN') THEN '" + name + "=' || j."
                        + name + " END");
        return "concat_ws(E'\\n', NULL, " + Stream.concat(times, lengths).collect(Collectors.joining(", ")) + ")";
    }

    /// The select list, from the alias j, of what is read for a single job only: one piece of each long text, and
    /// its size in bytes. (octet_length does not unpack a text.)
    String texts() {
        var texts = Arrays.stream(JobText.values()).map(this::piece).collect(Collectors.joining(", "));
        return selected(DETAILS) + ", " + texts;
    }

    private String piece(JobText text) {
        var column = text.column();
        var columns = capabilities.jobTable();
        var side = text.isReadFromItsEnd() ? "right" : "left";
        return columns.orNull(column, side + "(j." + column + ", " + JobText.PIECE + ")", "text") + " AS " + column
                + ", " + columns.orNull(column, "octet_length(j." + column + ")::int8", "int8") + " AS "
                + text.sizeAlias();
    }

    /// A text that people write by hand is short; any other text must not make a page of a thousand rows heavy.
    private static Column shortened(String name) {
        return new Column(name, "varchar", "left(j." + name + ", " + LONGEST_LINE + ")");
    }

    /// The select list of those of these columns that the table has, from the alias j, each after a comma: `more_0`,
    /// `more_1`, ...
    String more(MoreColumns more) {
        var names = present(more);
        return IntStream.range(0, names.size())
                .mapToObj(place -> ", " + shown(names.get(place)) + " AS " + moreAlias(place))
                .collect(Collectors.joining());
    }

    /// What a row holds in these columns, by name.
    Map<String, String> more(MoreColumns more, ResultSet row) throws SQLException {
        var names = present(more);
        var held = new HashMap<String, String>();
        for (int place = 0; place < names.size(); place++) {
            var text = row.getString(moreAlias(place));
            if (text != null) {
                held.put(names.get(place), text);
            }
        }
        return held;
    }

    private List<String> present(MoreColumns more) {
        return more.names().stream().filter(capabilities::hasColumn).toList();
    }

    private static String moreAlias(int place) {
        return "more_" + place;
    }

    /// People by their name, anything else as text. What is large is not unpacked for a list.
    private String shown(String column) {
        var name = "j.\"" + column.replace("\"", "\"\"") + "\"";
        var text = "CASE WHEN pg_column_size(" + name + ") > " + LARGE + " THEN '(over 100 kB)' ELSE left(" + name
                + "::text, " + LONGEST_MORE + ") END";
        return switch (column) {
            case "user_id" -> "coalesce(" + person("res_users", "login", column) + ", " + text + ")";
            case "company_id" -> "coalesce(" + person("res_company", "name", column) + ", " + text + ")";
            default -> text;
        };
    }

    /// The name that a reference to a person or a company leads to.
    String person(String table, String name, String reference) {
        return capabilities.tables().contains(table) && capabilities.hasColumn(reference)
                ? "(SELECT p." + name + " FROM {" + table + "} p WHERE p.id = j." + reference + ")"
                : "NULL::varchar";
    }

    private String selected(List<Column> columns) {
        return columns.stream().map(this::selected).collect(Collectors.joining(", "));
    }

    private String selected(Column column) {
        var expression = capabilities.jobTable().orNull(column.name(), column.expression(), column.type());
        return expression + " AS " + column.name();
    }

    /// Those of the assignments whose column exists, as the SET list of an UPDATE.
    public String assignments(List<Assignment> wanted) {
        return wanted.stream()
                .filter(assignment -> capabilities.hasColumn(assignment.column()))
                .map(assignment -> assignment.column() + " = "
                        + (assignment.reads().stream().allMatch(capabilities::hasColumn)
                                ? assignment.expression()
                                : "0"))
                .collect(Collectors.joining(",\n       "));
    }

    /// A condition without an alias: whether a row already has the values that the assignments would write. 0 and
    /// NULL are the same to Odoo.
    public String holding(List<Assignment> wanted) {
        return wanted.stream()
                .filter(assignment -> capabilities.hasColumn(assignment.column()))
                .map(assignment -> assignment.expression().equals("NULL")
                        ? assignment.column() + " IS NULL"
                        : "coalesce(" + assignment.column() + ", 0) = " + assignment.expression())
                .collect(Collectors.joining(" AND "));
    }

    /// The columns of these assignments that exist, as one text.
    public String row(List<Assignment> wanted) {
        return wanted.stream()
                .map(Assignment::column)
                .filter(capabilities::hasColumn)
                .collect(Collectors.joining(", ", "ROW(", ")::text"));
    }

    /// What stands for each `?` in the text of `assignments`.
    public List<Object> arguments(List<Assignment> wanted) {
        return wanted.stream()
                .filter(assignment -> capabilities.hasColumn(assignment.column()))
                .flatMap(assignment -> assignment.arguments().stream())
                .toList();
    }

    /// What a person gave is never part of the expression's text: it is an argument.
    ///
    /// @param reads the columns that the expression uses: if one is missing, 0 is written
    /// @param arguments one for each `?` of the expression, which then reads no column
    public record Assignment(String column, String expression, List<String> reads, List<Object> arguments) {
        public Assignment(String column, String expression, List<String> reads) {
            this(column, expression, reads, List.of());
        }

        public Assignment(String column, String expression) {
            this(column, expression, List.of());
        }

        /// A value as it is.
        public static Assignment ofText(String column, String value) {
            return new Assignment(column, "?", List.of(), List.of(value));
        }
    }
}
