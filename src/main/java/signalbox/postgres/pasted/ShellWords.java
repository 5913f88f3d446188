package signalbox.postgres.pasted;

import java.util.ArrayList;
import java.util.List;

/// The words of a command as a shell splits them (POSIX, Shell Command Language, 2.2): quotation marks keep blanks, a
/// backslash takes the next character as it is, ends of lines and `;` before a blank separate commands, a backslash
/// at the end of a line joins it to the next. Variables are not replaced.
final class ShellWords {
    /// Between two commands.
    static final String END = ";";

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean isWord;
    private int at;

    private ShellWords(String text) {
        this.text = text;
    }

    static List<String> of(String text) {
        return new ShellWords(text).split();
    }

    private List<String> split() {
        for (; at < text.length(); at++) {
            var c = text.charAt(at);
            switch (c) {
                case '"', '\'' -> quoted(c);
                case '\\' -> escaped();
                case ' ', '\t', '\r' -> end();
                case '\n' -> separate();
                case ';' -> semicolon();
                default -> take(c);
            }
        }
        end();
        return List.copyOf(words);
    }

    private void take(char c) {
        word.append(c);
        isWord = true;
    }

    private void end() {
        if (isWord) {
            words.add(word.toString());
        }
        word.setLength(0);
        isWord = false;
    }

    private void separate() {
        end();
        words.add(END);
    }

    private void semicolon() {
        var isLast = at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1));
        if (isLast) {
            separate();
        } else {
            take(';');
        }
    }

    private void escaped() {
        at++;
        var isJoined = at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r');
        if (isJoined) {
            at += text.startsWith("\r\n", at) ? 1 : 0;
        } else if (at < text.length()) {
            take(text.charAt(at));
        }
    }

    /// Up to the next such mark, or the end of the text.
    private void quoted(char mark) {
        isWord = true;
        for (at++; at < text.length() && text.charAt(at) != mark; at++) {
            var isEscape = mark == '"'
                    && text.charAt(at) == '\\'
                    && at + 1 < text.length()
                    && "\"\\$`".indexOf(text.charAt(at + 1)) >= 0;
            at += isEscape ? 1 : 0;
            word.append(text.charAt(at));
        }
    }
}
