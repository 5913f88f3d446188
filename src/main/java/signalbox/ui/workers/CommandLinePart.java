package signalbox.ui.workers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A part of a command line, and whether it decides the kind of the process.
record CommandLinePart(String text, boolean decides) {
    /// The whole command in order. A token that occurs several times is marked each time.
    static List<CommandLinePart> of(String command, List<String> tokens) {
        var longest = tokens.stream()
                .filter(token -> !token.isBlank())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        var parts = new ArrayList<CommandLinePart>();
        var plain = new StringBuilder();
        for (int i = 0; i < command.length(); ) {
            int at = i;
            var found = longest.stream()
                    .filter(token -> command.startsWith(token, at))
                    .findFirst();
            if (found.isPresent()) {
                flush(plain, parts);
                parts.add(new CommandLinePart(found.get(), true));
                i += found.get().length();
            } else {
                plain.append(command.charAt(i++));
            }
        }
        flush(plain, parts);
        return List.copyOf(parts);
    }

    /// For one line: of a path only its end, and of the parts that decide nothing only the first program.
    static List<CommandLinePart> brief(List<CommandLinePart> command) {
        if (command.stream().noneMatch(CommandLinePart::decides)) {
            return command;
        }
        var parts = new ArrayList<CommandLinePart>();
        for (var part : command) {
            if (part.decides()) {
                parts.add(new CommandLinePart(endOfPath(part.text()), true));
            } else {
                parts.add(new CommandLinePart(parts.isEmpty() ? program(part.text()) : between(part.text()), false));
            }
        }
        return List.copyOf(parts);
    }

    private static String endOfPath(String token) {
        var parts = token.split("/");
        return token.startsWith("/") && parts.length > 2
                ? "…/" + parts[parts.length - 2] + "/" + parts[parts.length - 1]
                : token;
    }

    /// `python3 /home/odoo/src/odoo/odoo-bin `: `odoo-bin `
    private static String program(String text) {
        var words = text.strip().split(" ");
        return words.length == 1 ? text : endOfPath(words[words.length - 1]) + " ";
    }

    private static String between(String text) {
        return text.isBlank() ? text : " … ";
    }

    private static void flush(StringBuilder plain, List<CommandLinePart> parts) {
        if (!plain.isEmpty()) {
            parts.add(new CommandLinePart(plain.toString(), false));
            plain.setLength(0);
        }
    }
}
