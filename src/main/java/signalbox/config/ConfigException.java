package signalbox.config;

import signalbox.text.SecretMask;

/// A file that cannot be looked at: too large, or no text. The message is one sentence.
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigException(String sentence) {
        super(SecretMask.masked(sentence));
    }
}
