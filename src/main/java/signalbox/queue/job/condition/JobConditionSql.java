package signalbox.queue.job.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import signalbox.channel.text.ChannelName;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.JobState;
import signalbox.queue.count.OtherStateNames;
import signalbox.queue.filter.FilterQualifier;
import signalbox.queue.filter.FilterValue;
import signalbox.queue.filter.FilteredField;
import signalbox.queue.filter.JobCondition;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.filter.NamePattern;

/// Makes conditions on rows of queue_job, which has the alias j, of a filter. What the filter names is bound, never
/// written into the statement. `RowConditions` means the same of the jobs in memory (`OpenJobPagesTest` compares them).
public final class JobConditionSql {
    private static final List<String> SEARCHED =
            List.of("uuid", "name", "model_name", "method_name", "identity_key", "exc_name", "exc_message", "channel");

    private static final List<String> ARGUMENTS = List.of("args", "kwargs", "records");

    private static final String SPELLED = "j.channel = ANY(?)";

    private static final Pattern ID = Pattern.compile("\\d{1,9}");

    private final Capabilities capabilities;
    private final OtherStateNames others;

    /// @param others the words for `JobState.OTHER`
    public JobConditionSql(Capabilities capabilities, OtherStateNames others) {
        this.capabilities = capabilities;
        this.others = others;
    }

    /// @throws IllegalArgumentException when the table does not have what the filter looks at; the message says what
    public SqlCondition of(JobFilter filter) {
        return SqlCondition.all(filter.conditions().stream().map(this::of).toList());
    }

    private SqlCondition of(JobCondition condition) {
        var sql = condition.qualifier() == FilterQualifier.STATE
                ? inStates(condition.values())
                : SqlCondition.any(condition.values().stream()
                        .map(value -> condition.isOnly()
                                ? of(condition.qualifier(), value)
                                : excluded(condition.qualifier(), value))
                        .toList());
        return condition.isOnly() ? sql : sql.not();
    }

    /// Infinity is no time, but it is not no value either: a job whose ETA never comes is not one without an ETA.
    private SqlCondition excluded(FilterQualifier qualifier, FilterValue value) {
        return value instanceof FilterValue.AnyTime
                ? SqlCondition.of(column(qualifier, timeColumn(qualifier)) + " IS NOT NULL")
                : of(qualifier, value);
    }

    private SqlCondition of(FilterQualifier qualifier, FilterValue value) {
        return switch (value) {
            case FilterValue.OfState _ -> inStates(List.of(value));
            case FilterValue.OfChannel(var name) -> ofChannel(name);
            case FilterValue.WithinChannel(var name) -> within(name);
            case FilterValue.Name(var pattern) -> named(qualifier, pattern);
            case FilterValue.Part(var text) -> holding(qualifier, text);
            case FilterValue.Amount(var comparison, var limit) ->
                SqlCondition.of(number(qualifier) + JobTimeSql.sign(comparison) + "?", limit);
            case FilterValue.Time(var comparison, var limit) ->
                new JobTimeSql(column(qualifier, timeColumn(qualifier)), qualifier == FilterQualifier.ETA)
                        .of(comparison, limit);
            case FilterValue.AnyTime _ -> SqlCondition.of(Sql.isTime(column(qualifier, timeColumn(qualifier))));
        };
    }

    private SqlCondition inStates(List<FilterValue> values) {
        var states = values.stream()
                .flatMap(value -> value instanceof FilterValue.OfState(var state) ? Stream.of(state) : Stream.empty())
                .toList();
        var words = new ArrayList<>(states.stream()
                .filter(JobState.KNOWN::contains)
                .map(JobState::stored)
                .toList());
        if (!states.contains(JobState.OTHER)) {
            return SqlCondition.of(OtherStateNames.NONE.condition("j.state"), words);
        }
        words.addAll(others.texts());
        return SqlCondition.of(others.condition("j.state"), words);
    }

    private static SqlCondition ofChannel(ChannelName name) {
        if (name.isCut()) {
            return withThoseBelow(name);
        }
        return SqlCondition.of(name.isRoot() ? "(" + SPELLED + " OR j.channel IS NULL)" : SPELLED, name.spellings());
    }

    /// Every job is within root.
    private static SqlCondition within(ChannelName name) {
        if (name.isRoot()) {
            return SqlCondition.of("true");
        }
        return withThoseBelow(name);
    }

    private static SqlCondition withThoseBelow(ChannelName name) {
        var below =
                name.spellings().stream().map(spelling -> SqlCondition.of("starts_with(j.channel, ?)", spelling + "."));
        return SqlCondition.any(Stream.concat(Stream.of(SqlCondition.of(SPELLED, name.spellings())), below)
                .toList());
    }

    private SqlCondition named(FilterQualifier qualifier, NamePattern pattern) {
        return switch (qualifier.field(FilteredField.NameField.class)) {
            case MODEL -> like(column(qualifier, "model_name"), pattern.like());
            case METHOD -> like(column(qualifier, "method_name"), pattern.like());
            case KEY -> like(column(qualifier, "identity_key"), pattern.like());
            case EXCEPTION -> exception(column(qualifier, "exc_name"), pattern);
            case GRAPH -> uuid(column(qualifier, "graph_uuid"), pattern);
            case UUID -> uuid(column(qualifier, "uuid"), pattern);
            case USER -> person(column(qualifier, "user_id"), "res_users", "login", pattern);
            case COMPANY -> person(column(qualifier, "company_id"), "res_company", "name", pattern);
        };
    }

    private static SqlCondition like(String column, String pattern) {
        return SqlCondition.of(column + " ILIKE ?", pattern);
    }

    /// Odoo stores `odoo.exceptions.UserError`, people say UserError.
    private static SqlCondition exception(String column, NamePattern pattern) {
        return SqlCondition.any(List.of(like(column, pattern.like()), like(column, "%." + pattern.like())));
    }

    /// A whole one is found by the index of the column.
    private static SqlCondition uuid(String column, NamePattern pattern) {
        var text = String.join("*", pattern.parts());
        if (JobCondition.isWholeUuid(text)) {
            return SqlCondition.of(column + " = ?", text.toLowerCase(Locale.ROOT));
        }
        return like(column, pattern.hasStar() ? pattern.like() : pattern.like() + "%");
    }

    private SqlCondition person(String column, String table, String name, NamePattern pattern) {
        var text = String.join("*", pattern.parts());
        if (ID.matcher(text).matches()) {
            return SqlCondition.of(column + " = ?", Integer.valueOf(text));
        }
        if (!capabilities.tables().contains(table)) {
            throw new IllegalArgumentException("This role cannot read the table " + table + ", which has the name \""
                    + text + "\" or has not. Give the id");
        }
        return SqlCondition.of(
                column + " IN (SELECT p.id FROM {" + table + "} p WHERE p." + name + " ILIKE ?)", pattern.like());
    }

    private SqlCondition holding(FilterQualifier qualifier, String text) {
        return switch (qualifier.field(FilteredField.PartField.class)) {
            case ARGS -> in(existing(qualifier, ARGUMENTS), inArguments(text));
            case TRACE -> in(existing(qualifier, List.of("exc_info")), List.of(text));
            case TEXT -> in(existing(qualifier, SEARCHED), List.of(text));
        };
    }

    private static SqlCondition in(List<String> columns, List<String> texts) {
        return SqlCondition.any(texts.stream()
                .map(text -> "%" + NamePattern.escaped(text) + "%")
                .flatMap(pattern -> columns.stream().map(column -> like("j." + column, pattern)))
                .toList());
    }

    /// Odoo stores arguments as JSON, in which other letters than those of ASCII are `\\u00e9`.
    private static List<String> inArguments(String text) {
        var stored = new StringBuilder();
        text.chars()
                .forEach(letter -> stored.append(
                        letter < 128 ? String.valueOf((char) letter) : String.format(Locale.ROOT, "\\u%04x", letter)));
        return stored.toString().equals(text) ? List.of(text) : List.of(text, stored.toString());
    }

    private List<String> existing(FilterQualifier qualifier, List<String> columns) {
        var existing = columns.stream().filter(capabilities::hasColumn).toList();
        if (existing.isEmpty()) {
            throw missing(qualifier, String.join(", ", columns));
        }
        return existing;
    }

    private String number(FilterQualifier qualifier) {
        return switch (qualifier.field(FilteredField.AmountField.class)) {
            case RETRY -> "coalesce(" + column(qualifier, "retry") + ", 0)";
            case PRIORITY -> "coalesce(" + column(qualifier, "priority") + ", 10)";
            case WORKER -> "coalesce(" + column(qualifier, "worker_pid") + ", 0)";
        };
    }

    private static String timeColumn(FilterQualifier qualifier) {
        return qualifier == FilterQualifier.ETA ? "eta" : "date_" + qualifier.word();
    }

    private String column(FilterQualifier qualifier, String column) {
        if (!capabilities.hasColumn(column)) {
            throw missing(qualifier, column);
        }
        return "j." + column;
    }

    private static IllegalArgumentException missing(FilterQualifier qualifier, String column) {
        return new IllegalArgumentException("The table queue_job has no column " + column + " here, or this role cannot"
                + " read it: " + qualifier.word() + ": finds nothing in this database");
    }
}
