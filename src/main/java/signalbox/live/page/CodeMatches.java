package signalbox.live.page;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import signalbox.live.JobBlock;
import signalbox.live.StringCodes;

/// A condition on a text that many rows share: it is asked once for each code. A row without a text does not meet it.
final class CodeMatches implements RowCondition {
    private final NumberColumn codes;
    private final IntFunction<RowMatch> match;
    private @Nullable RowMatch[] known = new RowMatch[16];

    CodeMatches(NumberColumn codes, IntFunction<RowMatch> match) {
        this.codes = codes;
        this.match = match;
    }

    @Override
    public RowMatch match(JobBlock block, int at) {
        var code = codes.number(block, at);
        if (code == StringCodes.NONE) {
            return RowMatch.NO;
        }
        if (code >= known.length) {
            known = Arrays.copyOf(known, Math.max(code + 1, known.length * 2));
        }
        var found = known[code];
        if (found == null) {
            found = match.apply(code);
            known[code] = found;
        }
        return found;
    }
}
