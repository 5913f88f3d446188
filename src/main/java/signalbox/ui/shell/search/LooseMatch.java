package signalbox.ui.shell.search;

/// Whether a name is meant by a few of its letters: `rqs` means `requeue selected`.
final class LooseMatch {
    private LooseMatch() {}

    /// The letters come in this order in the name, and the first of them begins a word.
    ///
    /// @param name in small letters
    /// @param letters in small letters, two or more
    static boolean is(String name, String letters) {
        if (letters.length() < 2) {
            return false;
        }
        for (int from = 0; from < name.length(); from++) {
            var begins = from == 0 || !Character.isLetterOrDigit(name.charAt(from - 1));
            if (begins && isIn(name, from, letters)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(String name, int from, String letters) {
        if (name.charAt(from) != letters.charAt(0)) {
            return false;
        }
        int next = 0;
        for (int i = from; i < name.length() && next < letters.length(); i++) {
            if (name.charAt(i) == letters.charAt(next)) {
                next++;
            }
        }
        return next == letters.length();
    }
}
