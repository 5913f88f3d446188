package signalbox.config.check;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import signalbox.config.ConfigEntry;
import signalbox.config.SpoiltValue;
import signalbox.text.Severity;

/// Lists as people write them and as Odoo splits them: at commas only, and not all of them without blanks.
final class ListRules {
    private static final Pattern OTHER_SETTING = Pattern.compile("\\s*[;#]\\s*[A-Za-z_]\\w{0,40}\\s*[=:].*");

    private ListRules() {}

    /// Odoo strips the names of modules, and nothing else.
    static Stream<ConfigFinding> modules(CheckedConfig subject) {
        return subject.option("server_wide_modules").stream()
                .filter(entry -> SpoiltValue.placeholder(entry.value()).isEmpty())
                .filter(entry ->
                        !split(entry.value()).map(String::strip).toList().equals(items(entry)))
                .map(entry -> finding(
                        subject,
                        entry,
                        "server-wide-modules-misread",
                        "Odoo takes the text between the commas for names of modules, brackets, quotation marks,"
                                + " blanks and each other letter included: it loads no module of such a name."));
    }

    /// The runner opens a connection to each database of the list, by the text between the commas.
    static Stream<ConfigFinding> databases(CheckedConfig subject) {
        return subject.option("db_name").stream()
                .filter(entry -> !CheckedConfig.NOT_SET.contains(entry.value()))
                .filter(entry -> SpoiltValue.placeholder(entry.value()).isEmpty())
                .filter(entry -> !split(entry.value()).toList().equals(items(entry)))
                .map(entry -> finding(
                        subject,
                        entry,
                        "db-name-misread",
                        "The runner takes the text between the commas for names of databases, blanks and quotation"
                                + " marks included. It finds no such database, and starts over again and again."));
    }

    private static Stream<String> split(String value) {
        return Stream.of(value.split(",")).filter(name -> !name.isBlank());
    }

    private static List<String> items(ConfigEntry entry) {
        return entry.key().equals("db_name") ? databases(entry.value()) : MeantModules.of(entry.value());
    }

    /// Another setting behind a semicolon is no database.
    private static List<String> databases(String value) {
        return SpoiltValue.items(OTHER_SETTING.matcher(value).replaceFirst(""));
    }

    private static ConfigFinding finding(CheckedConfig subject, ConfigEntry entry, String code, String why) {
        var value = String.join(",", items(entry));
        return new ConfigFinding(
                code,
                Severity.CRITICAL,
                entry.line(),
                subject.seen(entry.line()),
                why,
                value.isEmpty() ? Fix.advice(entry.key() + " = ") : ConfigCorrection.value(subject, entry, value));
    }
}
