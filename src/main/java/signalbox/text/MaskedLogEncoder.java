package signalbox.text;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;

/// Writes log lines, with their stack traces, without passwords: also those of the drivers.
public final class MaskedLogEncoder extends PatternLayoutEncoder {
    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = getLayout().doLayout(event);
        return EscapedText.lines(SecretMask.masked(line)).getBytes(StandardCharsets.UTF_8);
    }
}
