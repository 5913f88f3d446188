package signalbox.remote.config;

import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/// Patterns of names: `*` for any characters, `?` for one, `!` before one that must not match.
///
/// Source: ssh_config(5), PATTERNS; OpenSSH match.c.
public final class SshPattern {
    private SshPattern() {}

    /// In a list of parts: any characters.
    static final IntPredicate STAR = _ -> true;

    static boolean matches(String text, String pattern) {
        return matches(text, pattern.chars().mapToObj(SshPattern::part).toList());
    }

    private static IntPredicate part(int wanted) {
        return wanted == '*' ? STAR : wanted == '?' ? _ -> true : character -> character == wanted;
    }

    /// Takes time by the product of both lengths at most, however many stars there are.
    static boolean matches(String text, List<IntPredicate> parts) {
        int at = 0;
        int in = 0;
        int star = -1;
        int retry = 0;
        while (at < text.length()) {
            if (in < parts.size() && parts.get(in).equals(STAR)) {
                star = in++;
                retry = at;
            } else if (in < parts.size() && parts.get(in).test(text.charAt(at))) {
                at++;
                in++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        return parts.subList(in, parts.size()).stream().allMatch(STAR::equals);
    }

    /// The patterns of a Host line: one must match, and none with `!`.
    static boolean matchesOneOf(String text, List<String> patterns) {
        return patterns.stream().anyMatch(each -> !each.startsWith("!") && matches(text, each))
                && patterns.stream().noneMatch(each -> each.startsWith("!") && matches(text, each.substring(1)));
    }

    /// The patterns of a Match criterion, between commas.
    static boolean matchesList(String text, String patterns) {
        return matchesOneOf(text, List.of(patterns.split(",", -1)));
    }

    /// The same for names of hosts, in which upper and lower case are the same.
    public static boolean matchesHost(String host, String patterns) {
        return matchesList(host.toLowerCase(Locale.ROOT), patterns.toLowerCase(Locale.ROOT));
    }
}
