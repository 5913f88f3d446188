package signalbox.config;

import org.jspecify.annotations.Nullable;

/// One line of the file as it stands there.
///
/// @param number from 1
/// @param ending what ends it: `\n`, `\r\n`, `\r`, or nothing at the end of the file
/// @param section the one it stands in, or opens; null before the first
/// @param key the setting that it begins or continues, or, where it cannot be read, that it stands below;
///     null for none
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
        /// What the parser refuses.
        UNREADABLE;

        boolean isOfSetting() {
            return this == SETTING || this == CONTINUATION || this == UNREADABLE;
        }
    }

    /// The line without secrets.
    public String masked() {
        return key != null && SecretSettings.isSecret(key)
                ? SecretSettings.line(kind, text)
                : SecretSettings.text(text);
    }
}
