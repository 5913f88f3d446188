package signalbox.queue.filter;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import signalbox.channel.text.ChannelName;
import signalbox.queue.JobState;
import signalbox.queue.filter.FilterWord.Value;
import signalbox.text.EditDistance;

/// Understands the values after one qualifier.
///
/// @param qualifier whose values they are
record FilterValues(FilterQualifier qualifier) {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern AGE = Pattern.compile("(\\d{1,12}) ?(\\p{Alpha}+)");
    private static final Pattern DATE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:[T ](\\d\\d:\\d\\d)(:\\d\\d)?Z?)?", Pattern.CASE_INSENSITIVE);

    FilterValue read(Value value) throws FilterFaultException {
        return switch (qualifier.kind()) {
            case STATE -> new FilterValue.OfState(state(value));
            case CHANNEL -> channel(value);
            case NAME -> new FilterValue.Name(pattern(value));
            case NUMBER -> number(value);
            case TIME -> time(value);
            case PART -> part(value);
        };
    }

    private FilterFaultException fault(Value value, String words) {
        return new FilterFaultException(value.position(), qualifier.word() + ": " + words);
    }

    private JobState state(Value value) throws FilterFaultException {
        var word = value.text().toLowerCase(Locale.ROOT);
        var stored = word.equals("wait_deps") ? JobState.WAIT_DEPENDENCIES.stored() : word;
        return Arrays.stream(JobState.values())
                .filter(state -> state.stored().equals(stored))
                .findFirst()
                .orElseThrow(() -> fault(value, unknownState(word)));
    }

    private static String unknownState(String word) {
        var known = Arrays.stream(JobState.values()).map(JobState::stored).toList();
        return "there is no state \"" + word + "\". " + nearestFirst(word, known);
    }

    /// The known words as a sentence, the nearest one first.
    static String nearestFirst(String word, List<String> known) {
        var nearest = EditDistance.closest(word, known).orElse("");
        return "Is it " + nearest + "? Others are "
                + known.stream().filter(each -> !each.equals(nearest)).collect(Collectors.joining(", "));
    }

    private FilterValue channel(Value value) throws FilterFaultException {
        var parts = value.parts();
        if (parts.size() == 1) {
            return new FilterValue.OfChannel(ChannelName.of(filled(value)));
        }
        var above = parts.getFirst();
        if (parts.size() > 2 || !parts.getLast().isEmpty() || !above.endsWith(".") || above.equals(".")) {
            throw fault(value, "takes a channel such as root.mail, or root.mail.* for it and all below");
        }
        return new FilterValue.WithinChannel(ChannelName.of(above.substring(0, above.length() - 1)));
    }

    private String filled(Value value) throws FilterFaultException {
        if (value.text().isBlank()) {
            throw fault(value, "needs a value, such as " + qualifier.example());
        }
        return value.text();
    }

    private NamePattern pattern(Value value) throws FilterFaultException {
        filled(value);
        return new NamePattern(value.parts());
    }

    private FilterValue part(Value value) throws FilterFaultException {
        if (value.text().isBlank()) {
            throw new FilterFaultException(value.position(), "the quotes are empty: write the text to look for");
        }
        return new FilterValue.Part(value.text());
    }

    private FilterValue number(Value value) throws FilterFaultException {
        var comparison = LimitComparison.of(value.text());
        var limit = rest(value, comparison);
        if (!NUMBER.matcher(limit).matches()) {
            throw fault(value, "takes a whole number, also with <, <=, > or >=, such as " + qualifier.example());
        }
        return new FilterValue.Amount(comparison, Integer.parseInt(limit));
    }

    private static String rest(Value value, LimitComparison comparison) {
        return value.text().substring(comparison.sign().length()).strip();
    }

    private FilterValue time(Value value) throws FilterFaultException {
        if (value.isAnyTime()) {
            return new FilterValue.AnyTime();
        }
        var comparison = LimitComparison.of(value.text());
        var limit = rest(value, comparison);
        var age = AGE.matcher(limit);
        if (!age.matches()) {
            return new FilterValue.Time(comparison, date(limit).orElseThrow(() -> fault(value, wayOut())));
        }
        if (comparison == LimitComparison.EQUAL) {
            throw fault(
                    value,
                    "before an age comes < or >: " + qualifier.word() + ":<" + limit + " or " + qualifier.word() + ":>"
                            + limit);
        }
        return new FilterValue.Time(comparison, age(age, value));
    }

    private FilterTime age(Matcher age, Value value) throws FilterFaultException {
        var unit = AgeUnit.of(age.group(2)).orElseThrow(() -> fault(value, wayOut()));
        var length = Duration.ofSeconds(
                Math.multiplyExact(Long.parseLong(age.group(1)), unit.length().toSeconds()));
        if (length.compareTo(FilterTime.LONGEST) > 0) {
            throw fault(value, "an age is at most 100 years");
        }
        return new FilterTime.Age(length);
    }

    private String wayOut() {
        return "takes an age such as >2h (s, m, h, d, w), or a date such as <2026-11-01 or >2026-11-01T14:03 (UTC)";
    }

    private static Optional<FilterTime> date(String text) {
        var date = DATE.matcher(text);
        if (!date.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(date.group(2) == null ? day(date.group(1)) : moment(date));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static FilterTime day(String text) {
        return new FilterTime.Date(LocalDate.parse(text).atStartOfDay(), ChronoUnit.DAYS);
    }

    private static FilterTime moment(Matcher date) {
        var seconds = date.group(3) == null ? "" : date.group(3);
        return new FilterTime.Date(
                LocalDateTime.parse(date.group(1) + "T" + date.group(2) + seconds),
                seconds.isEmpty() ? ChronoUnit.MINUTES : ChronoUnit.SECONDS);
    }
}
