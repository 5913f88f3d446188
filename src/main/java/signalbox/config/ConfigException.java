package signalbox.config;

import signalbox.text.SecretMask;

/// A file that cannot be read as a configuration: too large, or not text. The message is one sentence.
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigException(String sentence) {
        super(SecretMask.masked(sentence));
    }
}
