package signalbox.remote.config;

/// How the connection to a host is made.
public sealed interface SshProxy {
    record Direct() implements SshProxy {}

    /// @param hosts `USER@HOST:PORT`, between commas, in the order in which they are reached
    record Jump(String hosts) implements SshProxy {}

    /// @param line for the user's shell, with its tokens replaced; its standard streams are the connection
    record Command(String line) implements SshProxy {}
}
