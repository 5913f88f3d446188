package signalbox.worker;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The databases that a command line names: `-d a,b`, `--database=a`. Odoo splits them at commas. A process that names
/// none may serve any database.
final class DatabaseArgument {
    private static final Pattern NAMED = Pattern.compile("(?:^|\\s)(?:-d\\s*=?\\s*|--database(?:=|\\s+))([^\\s-]\\S*)");

    private DatabaseArgument() {}

    /// Empty when it names none.
    static Optional<List<String>> of(String command) {
        var named = NAMED.matcher(command);
        return named.find() ? Optional.of(Arrays.asList(named.group(1).split(","))) : Optional.empty();
    }
}
