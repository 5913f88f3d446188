package signalbox.queue.group;

import java.util.regex.Pattern;

/// The message of an error without what differs from job to job: numbers, ids, uuids, times, addresses in memory,
/// record lists and quoted values become `#`. Two messages of one cause become the same text.
final class FoldedMessage {
    /// Longer messages often contain a whole document.
    static final int LONGEST = 240;

    private static final Pattern RECORDS =
            Pattern.compile("\\b([a-z_][\\w.]*)\\((?:\\d+|<NewId [^>]*>)(?:, ?\\d+)*,?\\)");
    private static final Pattern QUOTED =
            Pattern.compile("(?<!\\w)'[^'\\n]*'(?!\\w)|\"[^\"\\n]*\"|«[^»\\n]*»|“[^”\\n]*”|‘[^’\\n]*’|`[^`\\n]*`");
    private static final Pattern UUID =
            Pattern.compile("\\b\\p{XDigit}{8}-?\\p{XDigit}{4}-?\\p{XDigit}{4}-?\\p{XDigit}{4}-?\\p{XDigit}{12}\\b");
    private static final Pattern HEX = Pattern.compile("\\b0x\\p{XDigit}+|\\b(?=\\p{XDigit}*\\d)\\p{XDigit}{12,}\\b");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:[T ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?Z?)?");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,:]\\d+)*");
    private static final Pattern LIST = Pattern.compile("#(?:, ?#)+");

    private FoldedMessage() {}

    /// Its first line, at most `LONGEST` characters.
    static String of(String message) {
        var line = message.strip().lines().findFirst().orElse("");
        var text = line.length() <= LONGEST ? line : line.substring(0, LONGEST);
        text = RECORDS.matcher(text).replaceAll("$1(#)");
        text = QUOTED.matcher(text).replaceAll("'#'");
        text = UUID.matcher(text).replaceAll("#");
        text = HEX.matcher(text).replaceAll("#");
        text = TIME.matcher(text).replaceAll("#");
        text = NUMBER.matcher(text).replaceAll("#");
        return LIST.matcher(text).replaceAll("#").strip();
    }
}
