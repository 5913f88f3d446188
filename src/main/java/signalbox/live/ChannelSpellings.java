package signalbox.live;

import java.util.HashMap;
import signalbox.channel.text.ChannelName;

/// The complete name of each channel code, and one code for each channel: some jobs of a channel may be stored with
/// `root.` and others without. Immutable.
final class ChannelSpellings {
    private final String[] names;
    private final int[] first;

    /// @param spelled by code, as it is stored
    ChannelSpellings(String[] spelled, int count) {
        names = new String[count];
        first = new int[count];
        var codes = new HashMap<String, Integer>();
        for (int code = 0; code < count; code++) {
            var name = ChannelName.of(spelled[code]).text();
            var known = codes.putIfAbsent(name, code);
            names[code] = name;
            first[code] = known == null ? code : known;
        }
    }

    /// The complete name.
    String name(int code) {
        return names[code];
    }

    /// The lowest code of the same channel.
    int first(int code) {
        return first[code];
    }
}
