package signalbox.live;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A small number for each of few texts that many rows share. Codes are never taken back. One thread writes; what
/// `snapshot` returned may be read by any. `queue.group.ValueCodes` is another class because it has a limit and takes
/// values of any type, while this one has a code for a null and gives its texts to readers as they are.
public final class StringCodes {
    /// The code of a null.
    public static final int NONE = -1;

    private final Map<String, Integer> codes = new HashMap<>();
    private String[] texts = new String[16];

    int of(@Nullable String text) {
        if (text == null) {
            return NONE;
        }
        var known = codes.get(text);
        if (known != null) {
            return known;
        }
        var code = codes.size();
        if (code == texts.length) {
            texts = Arrays.copyOf(texts, code * 2);
        }
        texts[code] = text;
        codes.put(text, code);
        return code;
    }

    /// How many codes were given.
    int size() {
        return codes.size();
    }

    /// The texts by their codes. Codes that are given later may be missing.
    String[] snapshot() {
        return texts;
    }
}
