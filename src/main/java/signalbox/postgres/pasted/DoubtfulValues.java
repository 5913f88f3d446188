package signalbox.postgres.pasted;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import signalbox.postgres.libpq.LibpqParameter;
import signalbox.text.ListText;

/// Values that libpq takes as they are, and that most often are meant otherwise: with quotation marks, commas, or
/// blanks that are none. No value is repeated.
final class DoubtfulValues {
    private static final Set<LibpqParameter> PLACES =
            EnumSet.of(LibpqParameter.HOST, LibpqParameter.HOSTADDR, LibpqParameter.PORT, LibpqParameter.SSLMODE);

    private static final Pattern ODD = Pattern.compile("[" + TextWrapping.ODD + "]");
    private static final Pattern NEXT_PAIR = Pattern.compile("[" + TextWrapping.ODD + "]+([a-z_]+)\\s*=");
    private static final String MARKS = "\"'`\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb";

    /// `$PASSWORD`, `<password>`, `[YOUR-PASSWORD]`, `{{ password }}`
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\{?\\w+}?|\\$\\(.+\\)|<[^<>]+>|\\[[A-Z_ -]+]|\\{\\{.+}}|%\\w+%");

    private static final Pattern NUMBER_AMONG_HOSTS = Pattern.compile("(?:^\\d{1,5},|,\\d{1,5}(?:,|$))");

    private static final Pattern FURTHER_PAIR = Pattern.compile("[;&,#]\\s*([a-z_]+)\\s*=");

    private DoubtfulValues() {}

    /// @return clauses
    /// @throws IllegalArgumentException where a character that is no blank stands for one
    static List<String> remarks(Map<LibpqParameter, String> values) {
        values.forEach(DoubtfulValues::checkBlanks);
        values.forEach(DoubtfulValues::checkPairs);
        var remarks = new ArrayList<String>();
        add(remarks, values, "the quotation marks of", DoubtfulValues::isMarked);
        add(remarks, values, "the comma at the end of", (parameter, value) -> isCommaOdd(values, parameter, value));
        add(
                remarks,
                values,
                "the number that looks like a port, and stands for a host of its own, in",
                (parameter, value) -> parameter == LibpqParameter.HOST
                        && NUMBER_AMONG_HOSTS.matcher(value).find());
        add(
                remarks,
                values,
                "the characters that look like blanks in",
                (_, value) -> ODD.matcher(value).find());
        add(
                remarks,
                values,
                "the text that looks like a placeholder in",
                (_, value) -> PLACEHOLDER.matcher(value).matches());
        add(
                remarks,
                values,
                "what looks like parameters (they begin after a ?) in",
                (parameter, value) -> parameter == LibpqParameter.DBNAME
                        && FURTHER_PAIR.matcher(value).find());
        return remarks;
    }

    private static void add(
            List<String> remarks,
            Map<LibpqParameter, String> values,
            String what,
            BiPredicate<LibpqParameter, String> isSo) {
        var found = values.entrySet().stream()
                .filter(entry -> isSo.test(entry.getKey(), entry.getValue()))
                .map(entry -> entry.getKey().word())
                .sorted()
                .toList();
        if (!found.isEmpty()) {
            remarks.add(what + " " + ListText.and(found) + (isOne(what, found) ? " stays" : " stay")
                    + " a part of the value, as in psql");
        }
    }

    private static boolean isOne(String what, List<String> found) {
        return found.size() == 1 && (what.startsWith("the comma") || what.startsWith("the number"));
    }

    /// Ports may be a list with an empty place in it, one for each host.
    private static boolean isCommaOdd(Map<LibpqParameter, String> values, LibpqParameter parameter, String value) {
        var hosts = values.getOrDefault(LibpqParameter.HOST, values.getOrDefault(LibpqParameter.HOSTADDR, ""));
        var isList = parameter == LibpqParameter.PORT && !hosts.endsWith(",") && commas(hosts) == commas(value);
        return value.endsWith(",") && !parameter.isSecret() && !isList;
    }

    private static long commas(String text) {
        return text.chars().filter(each -> each == ',').count();
    }

    /// A password may well begin or end with one, and options often do.
    private static boolean isMarked(LibpqParameter parameter, String value) {
        var isBegun = value.length() > 1 && MARKS.indexOf(value.charAt(0)) >= 0;
        var isEnded = value.length() > 1 && MARKS.indexOf(value.charAt(value.length() - 1)) >= 0;
        var isOften = parameter.isSecret() || parameter == LibpqParameter.OPTIONS;
        return isOften ? isBegun && isEnded : isBegun || isEnded;
    }

    private static void checkBlanks(LibpqParameter parameter, String value) {
        var pair = NEXT_PAIR.matcher(value);
        while (pair.find()) {
            if (LibpqParameter.of(pair.group(1)).isPresent()) {
                throw noBlank(value.codePointAt(pair.start()), "before " + pair.group(1) + "=");
            }
        }
        var odd = ODD.matcher(value);
        if (PLACES.contains(parameter) && odd.find()) {
            throw noBlank(value.codePointAt(odd.start()), "in " + parameter.word());
        }
    }

    /// A password in another value would be shown. No host has such a name.
    private static void checkPairs(LibpqParameter parameter, String value) {
        var pair = FURTHER_PAIR.matcher(value);
        while (!parameter.isSecret() && pair.find()) {
            var next = LibpqParameter.of(pair.group(1));
            if (next.filter(each -> PLACES.contains(parameter) || each.isSecret())
                    .isPresent()) {
                throw new IllegalArgumentException("The connection string has "
                        + next.get().word() + "= within the value of " + parameter.word()
                        + ": between KEY=VALUE are blanks, and in a URL parameters begin after a ? and have & between"
                        + " them");
            }
        }
    }

    private static IllegalArgumentException noBlank(int character, String where) {
        return new IllegalArgumentException("The connection string has the character " + TextWrapping.code(character)
                + " " + where + ", which looks like a blank or like nothing and is none: type it again");
    }
}
