package signalbox.queue.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import signalbox.queue.filter.FilterWord.Value;
import signalbox.queue.filter.JobCondition.Sense;

/// Cuts the text of a filter into its words. In quotes, a backslash takes the meaning from the quote, the star and
/// itself.
final class FilterWords {
    private static final Pattern MOMENT =
            Pattern.compile("[<>=]{0,2}\\d{4}-\\d\\d-\\d\\d[ \\u00a0]+\\d\\d:\\d\\d(?::\\d\\d)?[Zz]?(?=[\\s,]|$)");
    private static final Pattern BEFORE_QUOTE = Pattern.compile("[<>=]{1,2}(?=\")");
    private static final Pattern QUALIFIER = Pattern.compile("([\\p{L}_]+):");

    private final String text;
    private int at;

    private FilterWords(String text) {
        this.text = text;
    }

    static List<FilterWord> of(String text) throws FilterFaultException {
        var nul = text.indexOf('\0');
        if (nul >= 0) {
            throw new FilterFaultException(nul, "no text in a database has the character 0");
        }
        return new FilterWords(text).split();
    }

    private List<FilterWord> split() throws FilterFaultException {
        var words = new ArrayList<FilterWord>();
        for (skipBlanks(); at < text.length(); skipBlanks()) {
            words.add(word());
        }
        return words;
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank()) {
            at++;
        }
    }

    private boolean isBlank() {
        return Character.isWhitespace(text.charAt(at)) || Character.isSpaceChar(text.charAt(at));
    }

    private boolean isAt(char character) {
        return at < text.length() && text.charAt(at) == character;
    }

    private boolean isAtEnd() {
        return at >= text.length() || isBlank();
    }

    private FilterWord word() throws FilterFaultException {
        var sense = isAt('-') ? Sense.WITHOUT : Sense.ONLY;
        if (sense == Sense.WITHOUT) {
            at++;
        }
        var start = at;
        if (isAtEnd()) {
            throw new FilterFaultException(start - 1, "after - comes a qualifier or a word, such as -state:done");
        }
        var qualifier = QUALIFIER.matcher(text).region(at, text.length());
        if (!qualifier.lookingAt()) {
            return new FilterWord(start, sense, null, List.of(isAt('"') ? quoted() : bare("")));
        }
        at = qualifier.end();
        return new FilterWord(start, sense, qualifier.group(1), values(qualifier.group(1)));
    }

    private List<Value> values(String qualifier) throws FilterFaultException {
        var values = new ArrayList<Value>();
        do {
            at += values.isEmpty() ? 0 : 1;
            if (isAtEnd() || isAt(',')) {
                throw new FilterFaultException(at, qualifier + ": needs a value" + example(qualifier));
            }
            values.add(isTime(qualifier) ? time() : isAt('"') ? quoted() : bare(","));
        } while (isAt(','));
        return values;
    }

    private static boolean isTime(String qualifier) {
        return FilterQualifier.of(qualifier)
                .filter(known -> known.kind() == FilterQualifier.Kind.TIME)
                .isPresent();
    }

    /// A date and a time of the day, with a blank between them; also in quotes behind the comparison.
    private Value time() throws FilterFaultException {
        var start = at;
        var moment = MOMENT.matcher(text).region(at, text.length());
        if (moment.lookingAt()) {
            at = moment.end();
            return new Value(start, List.of(moment.group().replaceAll("[ \u00a0]+", "T")));
        }
        var sign = BEFORE_QUOTE.matcher(text).region(at, text.length());
        at = sign.lookingAt() ? sign.end() : at;
        if (!isAt('"')) {
            return bare(",");
        }
        var comparison = text.substring(start, at);
        var parts = new ArrayList<>(quoted().parts());
        parts.set(0, comparison + parts.getFirst());
        return new Value(start, parts);
    }

    private static String example(String qualifier) {
        return FilterQualifier.of(qualifier)
                .map(known -> ", such as " + known.example())
                .orElse("");
    }

    private Value bare(String end) {
        var start = at;
        while (!isAtEnd() && end.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return new Value(start, List.of(text.substring(start, at).split("\\*", -1)));
    }

    private Value quoted() throws FilterFaultException {
        var start = at++;
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (; at < text.length() && text.charAt(at) != '"'; at++) {
            if (isAt('*')) {
                parts.add(part.toString());
                part.setLength(0);
                continue;
            }
            if (isEscape()) {
                at++;
            }
            part.append(text.charAt(at));
        }
        parts.add(part.toString());
        close(start);
        return new Value(start, List.copyOf(parts));
    }

    private boolean isEscape() {
        return isAt('\\') && at + 1 < text.length() && "\"*\\".indexOf(text.charAt(at + 1)) >= 0;
    }

    private void close(int start) throws FilterFaultException {
        if (at >= text.length()) {
            throw new FilterFaultException(start, "the quote is not closed: add \" at its end");
        }
        at++;
        if (!isAtEnd() && !isAt(',')) {
            throw new FilterFaultException(at, "after a closing quote comes a space or a comma");
        }
    }
}
