package signalbox.worker.log;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// The text of a piece of a log: UTF-8, or UTF-16 as PowerShell writes what it is told to keep. Without the colours of
/// a terminal, and without the zeros that a log has at its beginning where it was emptied while Odoo wrote it.
final class LogText {
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final int LOOKED_AT = 4_096;

    private LogText() {}

    static String of(byte[] bytes) {
        var charset = charset(bytes);
        var whole = charset.equals(StandardCharsets.UTF_8) ? bytes.length : bytes.length / 2 * 2;
        return plain(new String(bytes, 0, whole, charset));
    }

    static String plain(String text) {
        var uncoloured =
                text.indexOf('\u001b') < 0 ? text : COLOURS.matcher(text).replaceAll("");
        return uncoloured.replace("\0", "").replace("\uFEFF", "");
    }

    /// The byte order mark stands at the beginning of the file alone, and mostly its end is read: in UTF-16 every other
    /// byte of a log is zero.
    private static Charset charset(byte[] bytes) {
        int even = 0;
        int odd = 0;
        var last = Math.min(bytes.length, LOOKED_AT) / 2 * 2;
        for (int i = 0; i < last; i += 2) {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        if (isZero(odd, last) && !isZero(even, last)) {
            return StandardCharsets.UTF_16LE;
        }
        return isZero(even, last) && !isZero(odd, last) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static boolean isZero(int count, int bytes) {
        return count * 4 > bytes;
    }
}
