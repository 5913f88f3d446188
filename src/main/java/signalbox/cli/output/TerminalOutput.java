package signalbox.cli.output;

import java.io.Console;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.text.EscapedText;
import signalbox.text.SecretMask;

/// Prints everything that commands print: sentences and tables without passwords and without terminal escapes. JSON is
/// for programs and keeps every character; its passwords are masked when the document is written.
public final class TerminalOutput extends PrintStream {
    private final FailureKeepingOutput to;
    private final Set<String> told = new LinkedHashSet<>();

    public TerminalOutput(OutputStream to) {
        this(new FailureKeepingOutput(to));
    }

    private TerminalOutput(FailureKeepingOutput to) {
        super(to, true, StandardCharsets.UTF_8);
        this.to = to;
    }

    /// The stream to which it writes.
    public FailureKeepingOutput end() {
        return to;
    }

    /// Prints a sentence once, however often it is passed.
    public synchronized void note(String sentence) {
        if (told.add(sentence)) {
            println(sentence);
        }
    }

    /// Prints a message without the sentences that were printed before.
    public synchronized void noteRest(String message) {
        var rest = message;
        for (var sentence : told) {
            rest = rest.replace(sentence, "").strip();
        }
        if (!rest.isEmpty()) {
            println(rest);
        }
    }

    /// Prints a JSON document on its own lines.
    public void json(String document) {
        super.print(document);
        println();
    }

    /// Prints a text with its secrets, which the operator asked to see.
    public void revealed(String text) {
        super.print(EscapedText.lines(text));
    }

    /// Prints a text that another program reads, such as a patch: unchanged, but on a terminal.
    public void forProgram(String text) {
        var isTerminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        super.print(isTerminal ? EscapedText.lines(text) : text);
    }

    @Override
    public void print(@Nullable String text) {
        super.print(EscapedText.lines(SecretMask.masked(String.valueOf(text))));
    }

    @Override
    public void print(@Nullable Object object) {
        print(String.valueOf(object));
    }

    @Override
    public void print(char[] text) {
        print(new String(text));
    }

    @Override
    public void println(@Nullable String line) {
        print(line + System.lineSeparator());
    }

    @Override
    public void println(@Nullable Object object) {
        println(String.valueOf(object));
    }
}
