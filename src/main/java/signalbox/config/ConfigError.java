package signalbox.config;

import java.util.List;

/// Why Python refuses the file.
///
/// @param lines the lines with the fault, in order; never empty
/// @param message a sentence that holds no secret
public record ConfigError(Kind kind, List<Integer> lines, String message) {
    public enum Kind {
        UNICODE_DECODE("UnicodeDecodeError"),
        MISSING_SECTION_HEADER("MissingSectionHeaderError"),
        DUPLICATE_SECTION("DuplicateSectionError"),
        DUPLICATE_OPTION("DuplicateOptionError"),
        /// Python raises only this one at the end of the file, for all its lines together.
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
