package signalbox.remote.config;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// The files that a pattern of Include names, in the order of their names. Each part of a path may have `*`, `?` and
/// `[…]`.
///
/// Source: ssh_config(5), Include; glob(7).
final class IncludedFiles {
    private static final int MOST = 1000;

    private IncludedFiles() {}

    /// @param pattern an absolute path
    static List<Path> of(String pattern) throws IOException {
        var found = List.of(Path.of("/"));
        for (var part : pattern.split("/+")) {
            if (!part.isEmpty()) {
                found = below(found, part);
            }
        }
        return found.stream().filter(Files::isRegularFile).toList();
    }

    private static List<Path> below(List<Path> folders, String part) throws IOException {
        var found = new ArrayList<Path>();
        for (var folder : folders) {
            if (isPlain(part)) {
                plain(folder, part, found);
            } else if (Files.isDirectory(folder) && Files.isReadable(folder)) {
                matching(folder, part, found);
            }
        }
        return found.subList(0, Math.min(found.size(), MOST));
    }

    private static boolean isPlain(String part) {
        return part.chars().noneMatch(each -> "*?[\\".indexOf(each) >= 0);
    }

    private static void plain(Path folder, String part, List<Path> into) {
        try {
            var path = folder.resolve(part);
            if (Files.exists(path)) {
                into.add(path);
            }
        } catch (InvalidPathException e) {
            throw new SshConfigException("Include names a file that cannot exist: " + part, e);
        }
    }

    private static void matching(Path folder, String part, List<Path> into) throws IOException {
        var parts = parts(part);
        try (var entries = Files.newDirectoryStream(
                folder, entry -> isNamed(entry.getFileName().toString(), parts, part.startsWith(".")))) {
            var found = new ArrayList<Path>();
            entries.forEach(found::add);
            found.sort(null);
            into.addAll(found);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /// A pattern that does not begin with a dot does not match a name that does.
    private static boolean isNamed(String name, List<IntPredicate> parts, boolean dotted) {
        return (dotted || !name.startsWith(".")) && SshPattern.matches(name, parts);
    }

    private static List<IntPredicate> parts(String pattern) {
        var parts = new ArrayList<IntPredicate>();
        for (int at = 0; at < pattern.length(); at++) {
            char next = pattern.charAt(at);
            int end = next == '[' ? pattern.indexOf(']', at + 2) : -1;
            if (end > 0) {
                parts.add(oneOf(pattern.substring(at + 1, end)));
                at = end;
            } else if (next == '*') {
                parts.add(SshPattern.STAR);
            } else if (next == '?') {
                parts.add(_ -> true);
            } else {
                at += next == '\\' && at + 1 < pattern.length() ? 1 : 0;
                char plain = pattern.charAt(at);
                parts.add(character -> character == plain);
            }
        }
        return parts;
    }

    /// `a-z`, `abc`, `!abc`
    private static IntPredicate oneOf(String inside) {
        var negated = inside.startsWith("!") || inside.startsWith("^");
        var all = negated ? inside.substring(1) : inside;
        var one = (IntPredicate) _ -> false;
        for (int at = 0; at < all.length(); at++) {
            int from = all.charAt(at);
            var isRange = at + 2 < all.length() && all.charAt(at + 1) == '-';
            int to = isRange ? all.charAt(at + 2) : from;
            one = one.or(character -> from <= character && character <= to);
            at += isRange ? 2 : 0;
        }
        return negated ? one.negate() : one;
    }
}
