package signalbox.demo;

import org.jspecify.annotations.Nullable;
import signalbox.text.SecretMask;

/// The demo cluster could not be started or changed: one sentence, with what to look at.
public final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoException(String sentence, @Nullable Throwable cause) {
        super(SecretMask.masked(sentence), cause);
    }
}
