package signalbox.demo;

import org.jspecify.annotations.Nullable;
import signalbox.text.SecretMask;

/// The demo cluster could not be started or changed. The message is one sentence that says what to check.
public final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoException(String sentence, @Nullable Throwable cause) {
        super(SecretMask.masked(sentence), cause);
    }
}
