package signalbox.remote.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.sshd.client.auth.pubkey.KeyPairIdentity;
import org.apache.sshd.client.auth.pubkey.PublicKeyIdentity;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.signature.SignatureFactoriesManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.remote.config.IdentityOptions;
import signalbox.text.NumberText;

/// The keys for one SSH login. It never asks for a passphrase: the agent handles that. Thread-safe.
public final class SshIdentities {
    private static final Logger LOG = LoggerFactory.getLogger(SshIdentities.class);
    private static final int MOST_FAULTS = 3;

    private final IdentityOptions options;
    private final List<KeyFile> files;
    private final Set<PublicKey> fromFiles = ConcurrentHashMap.newKeySet();
    private final Set<PublicKey> fromAgent = ConcurrentHashMap.newKeySet();
    private volatile boolean isAgentSilent;
    private volatile @Nullable SigningException refusal;

    private SshIdentities(IdentityOptions options) {
        this.options = options;
        this.files = options.files().stream().map(KeyFile::of).toList();
    }

    /// Reads the files; the agent is asked at the login.
    public static SshIdentities of(IdentityOptions options) {
        return new SshIdentities(options);
    }

    /// What logs in with these keys.
    ///
    /// @param signatures the algorithms that may be used, those of certificates among them
    public UserAuthPublicKeyFactory login(List<NamedFactory<Signature>> signatures) {
        return new KeyLogin(signatures, this);
    }

    /// @param manager knows the algorithms
    OfferedIdentities offer(ClientSession session, SignatureFactoriesManager manager) {
        var agent = openAgent();
        var held = agent == null ? List.<PublicKey>of() : held(agent);
        var order = new IdentityOrder(
                options, files, agent, held, (KeyPair pair) -> new KeyPairIdentity(manager, session, pair));
        return new OfferedIdentities(order.all().iterator(), agent, this::offered);
    }

    private @Nullable SshAgentSocket openAgent() {
        var socket = options.agent();
        try {
            return socket == null ? null : SshAgentSocket.connect(socket);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            LOG.info("There is no SSH agent at {}", socket, e);
            isAgentSilent = true;
            return null;
        }
    }

    private List<PublicKey> held(SshAgentSocket agent) {
        try {
            var keys = new ArrayList<PublicKey>();
            for (Map.Entry<PublicKey, String> each : agent.getIdentities()) {
                keys.add(each.getKey());
            }
            return keys;
        } catch (IOException | RuntimeException e) {
            LOG.info("The SSH agent at {} lists no keys", options.agent(), e);
            isAgentSilent = true;
            return List.of();
        }
    }

    private void offered(PublicKeyIdentity identity) {
        (identity instanceof AgentIdentity ? fromAgent : fromFiles)
                .add(identity.getKeyIdentity().getPublic());
    }

    void refused(SigningException by) {
        LOG.info("The SSH agent at {} does not sign", options.agent(), by);
        refusal = by;
    }

    /// How many keys the server was shown.
    public int count() {
        return fromFiles.size() + fromAgent.size();
    }

    /// What was offered, for the message that the host accepted none of it.
    public String offeredText() {
        return NumberText.of(fromFiles.size(), "key") + " from files and " + agentText() + faults();
    }

    private String agentText() {
        if (options.agent() == null) {
            return "no agent";
        }
        return isAgentSilent
                ? "none from the agent, which does not answer at " + options.agent()
                : NumberText.of(fromAgent.size(), "key") + " from the agent" + refusalText();
    }

    private String refusalText() {
        var by = refusal;
        return by == null ? "" : " (" + by.getMessage() + ")";
    }

    private String faults() {
        var unread = files.stream()
                .filter(file -> file.key() == null || !fromAgent.contains(file.key()))
                .map(KeyFile::fault)
                .filter(Objects::nonNull);
        var faults = Stream.concat(missing(), unread).limit(MOST_FAULTS).collect(Collectors.joining("; "));
        return faults.isEmpty() ? "" : "; " + faults;
    }

    /// Files that a setting names and that are not there: keys without a public half beside them, and certificates.
    private Stream<String> missing() {
        var keys = files.stream().filter(file -> file.key() == null).map(KeyFile::file);
        return Stream.concat(
                keys.flatMap(file -> missing("key file", file)),
                options.certificates().stream().flatMap(file -> missing("certificate", file)));
    }

    private Stream<String> missing(String kind, Path file) {
        var place = options.places().get(file);
        return place == null || Files.exists(file)
                ? Stream.empty()
                : Stream.of("there is no " + kind + " " + file + " (" + place.label() + ")");
    }
}
