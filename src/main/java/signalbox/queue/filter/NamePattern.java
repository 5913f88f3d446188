package signalbox.queue.filter;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A name in which a star means any characters, or none. Upper and lower case are the same.
///
/// @param parts what is between the stars; one part: no star
public record NamePattern(List<String> parts) {
    public NamePattern {
        parts = List.copyOf(parts);
        if (String.join("*", parts).isBlank()) {
            throw new IllegalArgumentException("A name is not blank");
        }
    }

    /// This name and no other, whatever characters it has.
    public static NamePattern exactly(String name) {
        return new NamePattern(List.of(name));
    }

    public boolean hasStar() {
        return parts.size() > 1;
    }

    /// As a pattern of the operators LIKE and ILIKE.
    public String like() {
        return parts.stream().map(NamePattern::escaped).collect(Collectors.joining("%"));
    }

    /// Without the special meaning of `%`, `_` and the backslash in patterns of LIKE.
    public static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    public boolean matches(String name) {
        var text = name.toLowerCase(Locale.ROOT);
        if (!hasStar()) {
            return text.equals(small(0));
        }
        var last = parts.size() - 1;
        var end = text.length() - small(last).length();
        if (!text.startsWith(small(0)) || !text.endsWith(small(last))) {
            return false;
        }
        var at = small(0).length();
        for (int part = 1; part < last; part++) {
            var found = text.indexOf(small(part), at);
            if (found < 0) {
                return false;
            }
            at = found + small(part).length();
        }
        return at <= end;
    }

    private String small(int part) {
        return parts.get(part).toLowerCase(Locale.ROOT);
    }
}
