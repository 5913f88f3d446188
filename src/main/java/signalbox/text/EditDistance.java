package signalbox.text;

import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds misspelled names by the number of letters by which two words differ.
public final class EditDistance {
    private static final int LONGEST = 40;
    private static final Pattern JOINTS = Pattern.compile("[-_ .]");

    private EditDistance() {}

    /// Whether a typing mistake explains the difference: one wrong letter in five, or parts that are joined
    /// differently.
    public static boolean isAlmost(String word, String known) {
        var most = Math.max(1, known.length() / 5);
        return word.length() <= LONGEST && isWithin(most, joined(word), joined(known));
    }

    /// Most pairs of words are told apart by their lengths.
    private static boolean isWithin(int most, String a, String b) {
        return Math.abs(a.length() - b.length()) <= most && distance(a, b) <= most;
    }

    /// The known word that needs the fewest changes; empty only when no word is known.
    public static Optional<String> closest(String word, Collection<String> known) {
        return known.stream().min(comparingInt(each -> distance(lower(word), lower(each))));
    }

    private static String lower(String word) {
        return joined(word).toLowerCase(Locale.ROOT);
    }

    private static String joined(String word) {
        return JOINTS.matcher(word).replaceAll("");
    }

    /// The number of insertions, deletions, replacements and swaps of neighbouring letters.
    static int distance(String a, String b) {
        var rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int cheapest(int[][] rows, String a, String b, int i, int j) {
        int differs = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + differs);
        boolean isSwap = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return isSwap ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }
}
