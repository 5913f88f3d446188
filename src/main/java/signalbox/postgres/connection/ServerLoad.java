package signalbox.postgres.connection;

import java.time.Duration;

/// What sessions asked of the server in some time.
///
/// @param statements how many were sent
/// @param server how long the server worked for them, about: the time until the last row had come, without the time
///     that half of the statements took at most, which is that of the way
/// @param received bytes, as they came through the network
/// @param sent bytes
public record ServerLoad(long statements, Duration server, long received, long sent) {
    public static final ServerLoad NONE = new ServerLoad(0, Duration.ZERO, 0, 0);

    public ServerLoad plus(ServerLoad other) {
        return new ServerLoad(
                statements + other.statements, server.plus(other.server), received + other.received, sent + other.sent);
    }
}
