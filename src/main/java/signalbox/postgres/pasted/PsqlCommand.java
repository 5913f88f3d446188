package signalbox.postgres.pasted;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import signalbox.postgres.libpq.ConnectionString;
import signalbox.postgres.libpq.LibpqParameter;

/// A command of psql, or of a program with the same options, and the variables of libpq that are set before it; also
/// such variables alone (PostgreSQL manual, psql, "Options"; libpq, "Environment Variables").
final class PsqlCommand {
    private static final Set<String> PROGRAMS = Set.of("psql", "pgcli", "pg_dump", "pg_isready", "vacuumdb");
    private static final Set<String> AROUND = Set.of("export", "env", "set", "time", "exec", "&&", ShellWords.END);
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_]\\w*)=(.*)", Pattern.DOTALL);
    /// Options of psql that take a word and do not say where a database is.
    private static final String WITH_WORD = "cfovFRTPL";

    private static final Set<String> LONG_WITH_WORD = Set.of(
            "command",
            "file",
            "output",
            "set",
            "variable",
            "pset",
            "field-separator",
            "record-separator",
            "table-attr",
            "log-file");

    private static final Map<Character, LibpqParameter> SHORT = Map.of(
            'h', LibpqParameter.HOST,
            'p', LibpqParameter.PORT,
            'U', LibpqParameter.USER,
            'd', LibpqParameter.DBNAME);

    private static final Map<String, LibpqParameter> LONG = Map.of(
            "host", LibpqParameter.HOST,
            "port", LibpqParameter.PORT,
            "username", LibpqParameter.USER,
            "dbname", LibpqParameter.DBNAME);

    private final Map<LibpqParameter, String> values = new EnumMap<>(LibpqParameter.class);
    private final Map<LibpqParameter, String> variables = new EnumMap<>(LibpqParameter.class);
    private final List<String> words;
    private final List<String> names = new ArrayList<>();
    private boolean isMore;
    private int at;

    private PsqlCommand(List<String> words) {
        this.words = words;
    }

    /// Whether it says where a database is: a command with an option or a connection string, options alone, or
    /// variables of libpq. A profile may be called psql, too.
    static boolean isOne(String text) {
        var command = new PsqlCommand(ShellWords.of(text));
        command.before();
        var isProgram = command.at < command.words.size() && isProgram(command.words.get(command.at));
        var isSaying = command.words.stream()
                .skip(command.at + 1L)
                .anyMatch(word -> isOption(word) || ConnectionString.isOne(word));
        var isAlone = isProgram || command.at == command.words.size();
        return (isProgram && isSaying) || (isAlone && !command.variables.isEmpty()) || command.isBareOption();
    }

    /// The same where a connection is asked for: then the only further word is the database.
    static boolean isReadable(String text) {
        var command = new PsqlCommand(ShellWords.of(text));
        command.before();
        return isOne(text) || (command.at + 1 < command.words.size() && isProgram(command.words.get(command.at)));
    }

    /// Whether it begins with one of the options that say where a database is, which somebody copied alone.
    private boolean isBareOption() {
        return at + 1 < words.size()
                && hyphened(words.get(at)).matches("-[hpUd]\\S*|--(?:host|port|username|dbname)(?:=.*)?");
    }

    private static boolean isProgram(String word) {
        return PROGRAMS.contains(word.substring(word.lastIndexOf('/') + 1));
    }

    /// Text programs make a long hyphen of one or two.
    private static String hyphened(String word) {
        return word.replaceFirst("^[\u2013\u2212](?=\\w)", "-").replaceFirst("^[\u2013\u2014](?=\\w\\w)", "--");
    }

    private static boolean isOption(String word) {
        return hyphened(word).matches("-[^-].*|--.+");
    }

    /// @throws IllegalArgumentException with a sentence that says which part is wrong
    static PastedConnection read(TextWrapping bare) {
        var command = new PsqlCommand(ShellWords.of(bare.text()));
        command.before();
        var isProgram = command.at < command.words.size();
        command.at += command.isBareOption() ? 0 : 1;
        command.options();
        command.named();
        command.variables.forEach(command.values::putIfAbsent);
        var said = bare.with("", isProgram ? "a command of psql is read" : "variables of libpq are read");
        return new PastedConnection(
                command.values,
                command.isMore
                        ? said.with("", "what does not say where the database is, is left out")
                                .remarks()
                        : said.remarks());
    }

    /// The variables before the program.
    private void before() {
        for (; at < words.size(); at++) {
            var assignment = ASSIGNMENT.matcher(words.get(at));
            if (assignment.matches()) {
                LibpqParameter.ofVariable(assignment.group(1))
                        .ifPresent(parameter -> variables.put(parameter, assignment.group(2)));
            } else if (!AROUND.contains(words.get(at))) {
                return;
            }
        }
    }

    private void options() {
        for (; at < words.size() && !ends(words.get(at)); at++) {
            var word = hyphened(words.get(at));
            if (word.startsWith("--") && word.length() > 2) {
                longOption(word.substring(2));
            } else if (word.startsWith("-") && word.length() > 1) {
                shortOptions(word);
            } else if (!word.equals("--")) {
                names.add(word);
            }
        }
        isMore |= words.stream().skip(at).anyMatch(word -> !word.equals(ShellWords.END));
    }

    /// Where another command or a file begins.
    private static boolean ends(String word) {
        return word.equals(ShellWords.END) || word.matches("[|&<>]+|[0-9]?[<>].*");
    }

    private Optional<String> next() {
        at++;
        return at < words.size() ? Optional.of(words.get(at)) : Optional.empty();
    }

    private void longOption(String option) {
        var equals = option.indexOf('=');
        var name = equals < 0 ? option : option.substring(0, equals);
        var parameter = LONG.get(name);
        if (parameter != null) {
            put(parameter, equals < 0 ? next() : Optional.of(option.substring(equals + 1)));
        } else if (!name.equals("no-password") && !name.equals("password")) {
            isMore = true;
            at += equals < 0 && LONG_WITH_WORD.contains(name) ? 1 : 0;
        }
    }

    private void shortOptions(String word) {
        for (var i = 1; i < word.length(); i++) {
            var option = word.charAt(i);
            var rest = word.substring(i + 1);
            var parameter = SHORT.get(option);
            if (parameter != null) {
                put(parameter, rest.isEmpty() ? next() : Optional.of(rest));
                return;
            }
            isMore |= "wW".indexOf(option) < 0;
            if (WITH_WORD.indexOf(option) >= 0) {
                at += rest.isEmpty() ? 1 : 0;
                return;
            }
        }
    }

    private void put(LibpqParameter parameter, Optional<String> word) {
        values.put(
                parameter,
                word.orElseThrow(() ->
                        new IllegalArgumentException("The command ends where psql expects the " + parameter.word())));
    }

    /// psql takes the first further word for the database and the second for the user. One more is most often the
    /// password, which -W does not take.
    private void named() {
        for (var name : names) {
            var free = !values.containsKey(LibpqParameter.DBNAME) ? LibpqParameter.DBNAME : LibpqParameter.USER;
            if (values.putIfAbsent(free, name) != null) {
                throw new IllegalArgumentException("The command has one word more than the database and the user. psql"
                        + " takes no password: put it in ~/.pgpass or PGPASSWORD (-W only asks for one)");
            }
        }
        var database = values.get(LibpqParameter.DBNAME);
        if (database != null && (ConnectionString.isUrl(database) || database.indexOf('=') >= 0)) {
            values.remove(LibpqParameter.DBNAME);
            values.putAll(ConnectionString.read(database));
        }
    }
}
