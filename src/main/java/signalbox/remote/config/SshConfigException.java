package signalbox.remote.config;

import org.jspecify.annotations.Nullable;

/// The configuration of SSH cannot be read or understood. The message is one sentence for the user, with the file and
/// the line where they are known.
public final class SshConfigException extends RuntimeException {
    public SshConfigException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static SshConfigException at(SettingPlace place, String fault) {
        return new SshConfigException(fault + ", line " + place.line() + " of " + place.file(), null);
    }
}
