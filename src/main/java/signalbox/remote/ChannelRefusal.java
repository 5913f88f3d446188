package signalbox.remote;

import java.util.Optional;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.jspecify.annotations.Nullable;

/// That a server opens no channel, and why.
public record ChannelRefusal(SshChannelOpenException cause) {
    /// Empty where something else went wrong.
    public static Optional<ChannelRefusal> of(@Nullable Throwable fault) {
        return switch (fault) {
            case null -> Optional.empty();
            case SshChannelOpenException refused -> Optional.of(new ChannelRefusal(refused));
            default -> of(fault.getCause());
        };
    }

    /// Whether the server does not allow it, or does not know such channels.
    public boolean isForbidden() {
        var code = cause.getReasonCode();
        return code == SshConstants.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED
                || code == SshConstants.SSH_OPEN_UNKNOWN_CHANNEL_TYPE;
    }

    /// ` (reason)`
    public String text() {
        var message = cause.getMessage();
        return message == null || message.isBlank()
                ? ""
                : " (" + message.lines().findFirst().orElse("") + ")";
    }
}
