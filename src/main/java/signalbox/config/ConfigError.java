package signalbox.config;

import java.util.List;

/// Why Python refuses the file.
///
/// @param lines the lines at fault, in their order; never empty
/// @param message a sentence, without secrets
public record ConfigError(Kind kind, List<Integer> lines, String message) {
    public enum Kind {
        UNICODE_DECODE("UnicodeDecodeError"),
        MISSING_SECTION_HEADER("MissingSectionHeaderError"),
        DUPLICATE_SECTION("DuplicateSectionError"),
        DUPLICATE_OPTION("DuplicateOptionError"),
        /// The only one that is raised at the end of the file, for all of its lines together.
        PARSING("ParsingError");

        private final String pythonName;

        Kind(String pythonName) {
            this.pythonName = pythonName;
        }

        /// The name of Python's exception.
        public String pythonName() {
            return pythonName;
        }
    }

    public ConfigError {
        lines = List.copyOf(lines);
    }

    public int line() {
        return lines.getFirst();
    }
}
