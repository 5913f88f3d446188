package signalbox.config;

import org.jspecify.annotations.Nullable;

/// One line of the file, unchanged.
///
/// @param number from 1
/// @param ending the characters that end it: `\n`, `\r\n`, `\r`, or none at the end of the file
/// @param section the section that it is in, or that it begins; null before the first
/// @param key the setting that it begins or continues; for a line that cannot be read, the setting above it; null: none
public record ConfigLine(
        int number,
        Kind kind,
        String text,
        String ending,
        @Nullable String section,
        @Nullable String key) {
    public enum Kind {
        BLANK,
        COMMENT,
        HEADER,
        /// The first line of a setting.
        SETTING,
        /// An indented line, which belongs to the value above it.
        CONTINUATION,
        /// A line that the parser refuses.
        UNREADABLE;

        boolean isOfSetting() {
            return this == SETTING || this == CONTINUATION || this == UNREADABLE;
        }
    }

    /// The line without secrets.
    public String masked() {
        return key == null ? SecretSettings.text(text) : SecretSettings.line(kind, key, text);
    }
}
