package signalbox.live.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import signalbox.channel.JobKey;
import signalbox.live.OpenJobIndex;
import signalbox.queue.BoundedText;
import signalbox.queue.filter.JobCondition;
import signalbox.queue.filter.NamePattern;

/// Compares names of jobs in memory with a pattern, as ILIKE does in the table. Which letters are small and capital
/// beyond ASCII is the database's business: there memory has no answer.
record RowNames(NamePattern pattern) {
    private static final int ASCII = 128;

    private static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= ASCII) {
                return false;
            }
        }
        return true;
    }

    private static RowMatch match(NamePattern pattern, String text) {
        return isAscii(text) && pattern.parts().stream().allMatch(RowNames::isAscii)
                ? RowMatch.of(pattern.matches(text))
                : RowMatch.UNKNOWN;
    }

    /// @param name of a model or method. An empty one may be NULL in the table: which of them is not kept
    RowMatch ofCall(String name) {
        var match = match(pattern, name);
        return name.isEmpty() && match == RowMatch.YES ? RowMatch.UNKNOWN : match;
    }

    /// With or without its module.
    RowMatch ofException(String name) {
        return match(pattern, name).or(match(behindModule(), name));
    }

    private NamePattern behindModule() {
        var parts = pattern.parts();
        return new NamePattern(Stream.concat(
                        Stream.of("", "." + parts.getFirst()), parts.stream().skip(1))
                .toList());
    }

    /// The whole uuid, or its beginning.
    RowCondition ofUuid() {
        var text = String.join("*", pattern.parts());
        if (JobCondition.isWholeUuid(text)) {
            var key = JobKey.of(text.toLowerCase(Locale.ROOT));
            return (block, at) -> RowMatch.of(block.hasKey(at, key));
        }
        var wanted = pattern.hasStar() ? pattern : new NamePattern(List.of(text, ""));
        return (block, at) -> ofUuid(wanted, block.key(at));
    }

    private static RowMatch ofUuid(NamePattern wanted, JobKey key) {
        if (OpenJobIndex.isWithoutUuid(key)) {
            return RowMatch.NO;
        }
        return BoundedText.isCut(key.text()) ? RowMatch.UNKNOWN : match(wanted, key.text());
    }
}
