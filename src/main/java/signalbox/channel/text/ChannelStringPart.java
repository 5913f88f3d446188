package signalbox.channel.text;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import signalbox.text.NumberText;

/// A part of a channel string with its position. It splits, strips and reads numbers as Python does, because queue_job
/// reads these strings with Python.
record ChannelStringPart(String text, int offset) {
    private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final int LONGEST = 40;

    List<ChannelStringPart> split(IntPredicate separator) {
        var parts = new ArrayList<ChannelStringPart>();
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

    private ChannelStringPart part(int from, int to) {
        var part = text.substring(from, to);
        return new ChannelStringPart(PythonWhitespace.strip(part), offset + from + PythonWhitespace.indent(part));
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /// The number that is written here.
    ///
    /// @param has how the message begins: `Channel mail has the capacity`
    /// @param kind what is expected: `a whole number`
    /// @throws ChannelStringException with a sentence that says what is written instead
    int integer(String has, String kind) {
        var number = integer()
                .orElseThrow(() -> new ChannelStringException(has + " \"" + text + "\", which is not " + kind, offset));
        if (number.abs().compareTo(LARGEST) > 0) {
            throw ChannelStringException.beyondSignalbox(
                    has + " " + shortened() + ": Signalbox counts up to " + NumberText.count(LARGEST.longValueExact())
                            + ", while queue_job takes any whole number",
                    offset);
        }
        return number.intValue();
    }

    private String shortened() {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /// The value of Python's `int()`: a sign, digits of any script, single underscores between them, of any size.
    private Optional<BigInteger> integer() {
        var digits = new StringBuilder();
        var points = text.codePoints().toArray();
        boolean signed = points.length > 0 && (points[0] == '+' || points[0] == '-');
        boolean digitBefore = false;
        for (int i = signed ? 1 : 0; i < points.length; i++) {
            int digit = Character.digit(points[i], 10);
            boolean isDigit = digit >= 0;
            if (!isDigit && !(points[i] == '_' && digitBefore)) {
                return Optional.empty();
            }
            if (isDigit) {
                digits.append(digit);
            }
            digitBefore = isDigit;
        }
        if (!digitBefore) {
            return Optional.empty();
        }
        var size = new BigInteger(digits.toString());
        return Optional.of(signed && points[0] == '-' ? size.negate() : size);
    }
}
