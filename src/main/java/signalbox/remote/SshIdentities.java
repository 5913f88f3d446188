package signalbox.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.agent.SshAgent;
import org.apache.sshd.agent.SshAgentFactory;
import org.apache.sshd.agent.SshAgentServer;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.remote.RemoteException.Kind;
import signalbox.text.NumberText;

/// The keys for an SSH login: the named key files, if they can be read; else the agent's keys and the usual files. It
/// never asks for a passphrase: the agent handles that.
final class SshIdentities {
    private static final Logger LOG = LoggerFactory.getLogger(SshIdentities.class);
    private static final List<String> USUAL = List.of("id_ed25519", "id_ecdsa", "id_rsa");

    private final List<KeyPair> keys = new ArrayList<>();
    private final List<Path> locked = new ArrayList<>();
    private final @Nullable Path agentSocket;

    private SshIdentities(Iterable<Path> files, @Nullable Path agentSocket) {
        files.forEach(this::load);
        this.agentSocket = agentSocket;
    }

    /// @throws RemoteException when the file that was named does not exist
    static SshIdentities of(HostSpec spec, SshRoute route, SshFiles files) {
        var named = spec.keyFile();
        if (named != null && Files.notExists(named)) {
            throw new RemoteException(Kind.FILES, "There is no key file " + named + ".", null);
        }
        var only = new SshIdentities(route.keyFiles(), null);
        if (!only.keys.isEmpty()) {
            return only;
        }
        var usual = USUAL.stream().map(files.folder()::resolve).toList();
        var others = new SshIdentities(named == null ? usual : List.of(), files.agentSocket());
        others.locked.addAll(only.locked);
        return others;
    }

    private void load(Path file) {
        if (Files.notExists(file)) {
            return;
        }
        try (var in = Files.newInputStream(file)) {
            var found = SecurityUtils.loadKeyPairIdentities(null, new PathResource(file), in, null);
            if (found != null) {
                found.forEach(keys::add);
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            LOG.debug("The key file {} cannot be used", file, e);
            locked.add(file);
        }
    }

    List<KeyPair> keys() {
        return List.copyOf(keys);
    }

    SshAgentFactory agent() {
        return new SshAgentFactory() {
            @Override
            public @Nullable SshAgent createClient(Session session, FactoryManager manager) {
                return openAgent();
            }

            @Override
            public List<ChannelFactory> getChannelForwardingFactories(FactoryManager manager) {
                return List.of();
            }

            @Override
            public SshAgentServer createServer(ConnectionService service) {
                throw new UnsupportedOperationException("The agent is not forwarded to other hosts");
            }
        };
    }

    private @Nullable SshAgent openAgent() {
        try {
            return agentSocket == null ? null : SshAgentSocket.connect(agentSocket);
        } catch (IOException e) {
            LOG.info("There is no SSH agent at {}", agentSocket, e);
            return null;
        }
    }

    /// What was offered, for the message that the host accepted none of it.
    String offered() {
        var offered = NumberText.of(keys.size(), "key");
        var agents = agentSocket == null ? "no agent" : "the agent's keys";
        var unusable = locked.isEmpty()
                ? ""
                : "; " + locked.getFirst() + " cannot be read without a passphrase: ssh-add it to the agent";
        return offered + " from files and " + agents + unusable;
    }
}
