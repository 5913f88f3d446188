package signalbox.worker.listing;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The columns that the heading of a list of `ps` names: its own choice (`-o`), those of `ps -ef` or of `ps aux`.
/// Columns that say nothing here are skipped.
final class PsColumns {
    /// What is read of a process. The pattern is that of procps, BusyBox and BSD.
    enum Column {
        PID("\\d{1,9}", "PID"),
        PPID("\\d{1,9}", "PPID"),
        USER("\\S+", "USER", "UID", "EUSER", "RUSER", "EUID", "RUID"),
        STARTED(
                "\\p{L}{2,4}\\.?\\s+(?:\\p{L}{3,5}\\.?\\s+\\d{1,2}|\\d{1,2}\\.?\\s+\\p{L}{3,5}\\.?)\\s+[\\d:]{8}\\s+\\d{4}"
                        + "|\\p{L}{3,5}\\.?\\s+\\d{1,2}|\\d\\d:\\d\\d:\\d\\d"
                        + "|(?:\\p{L}{3}|\\d{1,2}:)\\d\\d[AP]M|\\d{1,2}\\p{L}{3}\\d\\d",
                "STARTED"),
        START(
                "\\d{1,2}:\\d\\d(?::\\d\\d)?|\\p{L}{3,5}\\.? ?\\d{1,2}|\\d{1,2}\\p{IsHan} ?\\d{1,2}|\\d{4}",
                "STIME", "START"),
        ELAPSED(
                "\\d{1,10}|(?:(?:\\d{1,6}-)?\\d{1,2}:)?\\d{1,2}:\\d\\d|\\d{1,7}:\\d\\d|\\d{1,6}[dh](?:\\d\\d)?",
                "ELAPSED"),
        COMMAND("", "COMMAND", "CMD", "ARGS");

        private final String pattern;
        private final List<String> words;

        Column(String pattern, String... words) {
            this.pattern = pattern;
            this.words = Arrays.asList(words);
        }

        private static Optional<Column> of(String word) {
            return Arrays.stream(values())
                    .filter(column -> column.words.contains(word))
                    .findFirst();
        }
    }

    private static final Pattern WORD = Pattern.compile("[%#A-Z0-9+_]+");
    /// How a tree of processes draws its branches.
    private static final Pattern BRANCH = Pattern.compile("^[ |]*\\\\_ ");

    /// What a list without a heading may be, with the command that prints it.
    static final List<PsColumns> USUAL = List.of(
            named(PsOutput.HEADING),
            named("UID PID PPID C STIME TTY TIME CMD"),
            named("USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND"));

    private final String heading;
    private final Set<Column> columns = EnumSet.noneOf(Column.class);
    private final Pattern line;
    private final int pidAt;

    private PsColumns(List<String> words) {
        heading = String.join(" ", words);
        pidAt = words.indexOf("PID");
        var whole = new StringBuilder("\\s*");
        for (int i = 0; i < words.size() - 1; i++) {
            var column = Column.of(words.get(i)).filter(each -> each != Column.COMMAND);
            whole.append(i == 0 ? "" : "\\s+")
                    .append(column.filter(columns::add).map(PsColumns::group).orElse("\\S+"));
        }
        columns.add(Column.COMMAND);
        line = Pattern.compile(whole + "(?: (?<COMMAND>.*))?");
    }

    private static String group(Column column) {
        return "(?<" + column + ">" + column.pattern + ")";
    }

    /// If this line is a heading of `ps`, whether or not it has all that is needed.
    static Optional<PsColumns> of(String line) {
        var words = List.of(line.strip().split("\\s+"));
        var isHeading = words.contains("PID")
                && Column.of(words.getLast()).filter(Column.COMMAND::equals).isPresent()
                && words.stream().allMatch(word -> WORD.matcher(word).matches());
        return isHeading ? Optional.of(new PsColumns(words)) : Optional.empty();
    }

    private static PsColumns named(String heading) {
        return new PsColumns(List.of(heading.split(" ")));
    }

    /// Whether it shows when the processes began.
    boolean showsStart() {
        return has(Column.STARTED) || has(Column.START) || has(Column.ELAPSED);
    }

    boolean has(Column column) {
        return columns.contains(column);
    }

    Matcher matcher(String text) {
        return line.matcher(text);
    }

    boolean fits(String text) {
        return matcher(text).matches();
    }

    /// Whether a line has a number where the pid is: then it is a process, though it may not be complete.
    boolean hasPid(String text) {
        var words = text.strip().split("\\s+");
        return words.length > pidAt && words[pidAt].matches("\\d+");
    }

    /// Of a line that fits; empty if the list has no such column.
    Optional<String> value(Column column, Matcher match) {
        return has(column) ? Optional.ofNullable(match.group(column.name())) : Optional.empty();
    }

    /// The command without the branches of a tree.
    String command(Matcher match) {
        return BRANCH.matcher(value(Column.COMMAND, match).orElse(""))
                .replaceFirst("")
                .stripLeading();
    }

    String heading() {
        return heading;
    }
}
