package signalbox.channel;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/// A part of a channel string that knows where it stands. Splitting, stripping and numbers are Python's, which
/// reads these strings in the field.
record Fragment(String text, int offset) {

    List<Fragment> split(IntPredicate separator) {
        var parts = new ArrayList<Fragment>();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (separator.test(text.charAt(i))) {
                parts.add(part(from, i));
                from = i + 1;
            }
        }
        parts.add(part(from, text.length()));
        return parts;
    }

    private Fragment part(int from, int to) {
        var part = text.substring(from, to);
        return new Fragment(PythonText.strip(part), offset + from + PythonText.indent(part));
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /// What Python's `int()` makes of it: a sign, digits of any script, single underscores between them. Values
    /// beyond an int are cut to it: no channel has that many jobs.
    OptionalInt integer() {
        var digits = new StringBuilder();
        var points = text.codePoints().toArray();
        boolean signed = points.length > 0 && (points[0] == '+' || points[0] == '-');
        boolean digitBefore = false;
        for (int i = signed ? 1 : 0; i < points.length; i++) {
            int digit = Character.digit(points[i], 10);
            boolean isDigit = digit >= 0;
            if (!isDigit && !(points[i] == '_' && digitBefore)) {
                return OptionalInt.empty();
            }
            if (isDigit) {
                digits.append(digit);
            }
            digitBefore = isDigit;
        }
        return digitBefore ? OptionalInt.of(clamped(digits, signed && points[0] == '-')) : OptionalInt.empty();
    }

    private static int clamped(StringBuilder digits, boolean negative) {
        var size = new BigInteger(digits.toString()).min(BigInteger.valueOf(Integer.MAX_VALUE));
        return negative ? -size.intValue() : size.intValue();
    }
}
