package signalbox.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Texts like odoo.conf that try every corner of its grammar. The same seed makes the same texts.
public final class HostileTexts {
    private static final List<String> KEYS = List.of(
            "scheme",
            "Scheme",
            "SCHEME",
            "host",
            "port",
            "channels",
            "db_name",
            "clé",
            "ÉTÉ",
            "İ",
            "ẞ",
            "ΟΔΟΣ",
            "a b",
            "a\tb",
            "\u00a0k",
            "k\u2003",
            "[k",
            "k]",
            "#k",
            ";k",
            "",
            " ",
            "\ufeffk",
            "😀",
            "k\u200bk",
            "db_password");
    private static final List<String> VALUES = List.of(
            "",
            "https",
            "acme.odoo.com",
            "443",
            "root:4,root.mail:2",
            "a = b",
            "a:b",
            ": x",
            "= =",
            "# no comment",
            "x # y",
            "x ; y",
            "[x]",
            "%(host)s",
            "${host}",
            "\u00a0x\u00a0",
            "\u2003",
            "x\u2028y",
            "x\u0085",
            "\u001c",
            "x\u001fy",
            "\u000b",
            "\f",
            "\"quoted\"",
            "'",
            "é",
            "\u180ex",
            "\u200b",
            "\ufeff",
            "😀",
            "0",
            "False");
    private static final List<String> SECTIONS = List.of(
            "options",
            "queue_job",
            "DEFAULT",
            "default",
            "Options",
            " options ",
            "a]b",
            "a][b",
            "[a",
            "#a",
            "",
            "é",
            "queue job",
            "x\ty",
            "]");
    private static final List<String> SPACES = List.of(
            "", "", "", " ", "  ", "\t", "    ", "\u00a0", "\u2003 ", "\f", "\u000b", "\u0085", "\u2028", "\u001d",
            "\u3000");
    private static final List<String> DELIMITERS =
            List.of("=", " = ", ":", " : ", "= ", " =", "\t=\t", "==", ":=", "\u00a0=\u2003", " ");
    private static final List<String> ENDINGS = List.of("\n", "\n", "\n", "\n", "\r\n", "\r", "\n\r");

    private final Random random;

    private HostileTexts(long seed) {
        random = new Random(seed);
    }

    public static List<String> of(long seed, int count) {
        var texts = new HostileTexts(seed);
        var all = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            all.add(texts.text());
        }
        return all;
    }

    /// Faults are rare enough in half of the texts that Python reads many of them.
    private String text() {
        boolean careful = random.nextBoolean();
        var text = new StringBuilder(random.nextInt(10) == 0 ? "" : "[options]" + any(ENDINGS));
        int lines = random.nextInt(careful ? 8 : 25);
        for (int i = 0; i < lines; i++) {
            text.append(careful ? carefulLine(i) : line());
            text.append(i == lines - 1 && random.nextInt(3) == 0 ? "" : any(ENDINGS));
        }
        return text.toString();
    }

    private String carefulLine(int number) {
        return switch (random.nextInt(10)) {
            case 0 -> any(SPACES);
            case 1 -> any(SPACES) + comment();
            case 2 -> "[" + any(SECTIONS) + number + "]" + any(SPACES);
            case 3, 4 -> " " + any(SPACES) + any(VALUES);
            default -> any(KEYS) + number + any(DELIMITERS.subList(0, 10)) + any(VALUES);
        };
    }

    private String line() {
        return any(SPACES)
                + switch (random.nextInt(12)) {
                    case 0 -> "";
                    case 1 -> comment();
                    case 2 -> "[" + any(SECTIONS) + "]" + (random.nextInt(4) == 0 ? any(VALUES) : "");
                    case 3 -> any(VALUES);
                    case 4 -> any(KEYS);
                    case 5 -> "[" + any(SECTIONS);
                    default -> any(KEYS) + any(DELIMITERS) + any(VALUES);
                }
                + any(SPACES);
    }

    private String comment() {
        return any(List.of("#", ";")) + any(VALUES);
    }

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
