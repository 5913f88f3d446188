package signalbox.remote;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.config.keys.AuthorizedKeysAuthenticator;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.shell.ProcessShellCommandFactory;

/// MINA's own server, on a free port of the loopback; its commands run on this machine.
public final class TestSshd implements AutoCloseable {
    private final SshServer server = SshServer.setUpDefaultServer();
    private final List<String> users = new CopyOnWriteArrayList<>();

    /// @param authorizedKey the public key that is let in
    public TestSshd(Path authorizedKey, KeyPair... hostKeys) throws IOException {
        var keys = new AuthorizedKeysAuthenticator(authorizedKey);
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
        server.setPublickeyAuthenticator((user, key, session) -> {
            users.add(user);
            return keys.authenticate(user, key, session);
        });
        server.setCommandFactory(ProcessShellCommandFactory.INSTANCE);
        server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        server.start();
    }

    int port() {
        return server.getPort();
    }

    public HostSpec spec() {
        return HostSpec.parse("tester@127.0.0.1:" + port());
    }

    /// Those who tried to come in.
    List<String> users() {
        return List.copyOf(users);
    }

    public void forbidForwarding() {
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
    }

    /// As a server that was built without it.
    public void knowNoForwarding() {
        server.setChannelFactories(List.of(ChannelSessionFactory.INSTANCE));
    }

    /// Runs a command in which these words are, and hangs up before its end is told.
    void hangUpAfter(String words) {
        server.setCommandFactory((channel, command) -> {
            if (command.contains(words)) {
                runHere(command);
                hangUp();
            }
            return ProcessShellCommandFactory.INSTANCE.createCommand(channel, command);
        });
    }

    private static void runHere(String command) throws IOException {
        try {
            new ProcessBuilder("sh", "-c", command).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void hangUp() {
        server.getActiveSessions().forEach(session -> session.close(true));
    }

    int sessions() {
        return server.getActiveSessions().size();
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
