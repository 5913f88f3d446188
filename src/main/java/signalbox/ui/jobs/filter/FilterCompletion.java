package signalbox.ui.jobs.filter;

import static java.util.Comparator.comparing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import signalbox.queue.filter.FilterQualifier;
import signalbox.queue.filter.FilterValue;

/// What can complete the text of a filter at the caret: qualifiers first, then values that were seen.
///
/// @param text the whole text
/// @param from where the part begins that is completed; it ends at the caret
/// @param caret behind the character that was typed last
/// @param suggestions none: nothing can be completed there
/// @param chosen the suggestion that Enter takes; -1: none, because the word means something as it is
record FilterCompletion(String text, int from, int caret, List<FilterSuggestion> suggestions, int chosen) {
    static final int MOST = 8;

    private static final int SHORTEST = 2;

    private static final List<FilterQualifier> SEEN =
            List.of(FilterQualifier.CHANNEL, FilterQualifier.METHOD, FilterQualifier.MODEL, FilterQualifier.EXCEPTION);

    static FilterCompletion of(String text, int caret, KnownValues known) {
        var word = CaretWord.of(text, caret);
        var qualifier = word.qualifier();
        if (!word.isAtItsEnd()) {
            return new FilterCompletion(text, caret, caret, List.of(), -1);
        }
        if (qualifier.isPresent()) {
            var values = values(qualifier.get(), word.prefix(), known);
            return new FilterCompletion(
                    text, word.from(), caret, values, isWhole(qualifier.get(), word.prefix(), known) ? -1 : 0);
        }
        return new FilterCompletion(text, word.from(), caret, unqualified(word.prefix(), known), -1);
    }

    /// Whether a value is typed to its end, or not begun.
    private static boolean isWhole(FilterQualifier qualifier, String prefix, KnownValues known) {
        return prefix.isEmpty()
                || known.of(qualifier).stream().map(FilterValue::written).anyMatch(prefix::equals);
    }

    /// The text after a suggestion was taken. A value is followed by a blank.
    String with(FilterSuggestion taken) {
        return text.substring(0, from) + taken.insert() + text.substring(caret);
    }

    int caretAfter(FilterSuggestion taken) {
        return from + taken.insert().length();
    }

    private static List<FilterSuggestion> values(FilterQualifier qualifier, String prefix, KnownValues known) {
        var wanted = prefix.toLowerCase(Locale.ROOT);
        return known.of(qualifier).stream()
                .map(FilterValue::written)
                .filter(value -> holds(value, wanted) && !value.equals(prefix))
                .sorted(comparing(value -> !begins(value, wanted)))
                .limit(MOST)
                .map(value -> new FilterSuggestion(value + " ", value, ""))
                .toList();
    }

    private static List<FilterSuggestion> unqualified(String prefix, KnownValues known) {
        var wanted = prefix.toLowerCase(Locale.ROOT);
        var qualifiers = Arrays.stream(FilterQualifier.values())
                .filter(each -> each.word().startsWith(wanted))
                .map(each -> new FilterSuggestion(each.word() + ":", each.word() + ":", each.meaning()));
        var seen = wanted.length() < SHORTEST
                ? Stream.<FilterSuggestion>of()
                : SEEN.stream()
                        .flatMap(each -> values(each, prefix, known).stream().map(value -> of(each, value)));
        var most = wanted.isEmpty() ? FilterQualifier.values().length : MOST;
        return Stream.concat(qualifiers, seen).limit(most).toList();
    }

    private static FilterSuggestion of(FilterQualifier qualifier, FilterSuggestion value) {
        var before = qualifier.word() + ":";
        return new FilterSuggestion(before + value.insert(), before + value.label(), value.meaning());
    }

    private static boolean holds(String value, String wanted) {
        return value.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static boolean begins(String value, String wanted) {
        return value.toLowerCase(Locale.ROOT).startsWith(wanted);
    }
}
