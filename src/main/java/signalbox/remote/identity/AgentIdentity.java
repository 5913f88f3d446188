package signalbox.remote.identity;

import java.io.IOException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Map;
import org.apache.sshd.client.auth.pubkey.PublicKeyIdentity;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.session.SessionContext;

/// A key that the agent holds, or a certificate of it. SSHD's own identity of an agent refuses what an agent signs for
/// a
/// certificate, because its answer names the algorithm of the plain key.
///
/// @param shown what the server is shown
/// @param held the key or certificate that the agent has
record AgentIdentity(SshAgentSocket agent, PublicKey shown, PublicKey held) implements PublicKeyIdentity {
    @Override
    public KeyPair getKeyIdentity() {
        return new KeyPair(shown, null);
    }

    /// @throws SigningException when the agent does not sign: it, or its user, refuses
    @Override
    public Map.Entry<String, byte[]> sign(SessionContext session, String algorithm, byte[] data) throws IOException {
        var plain = shown.equals(held) ? algorithm : KeyUtils.getSignatureAlgorithm(algorithm, shown);
        try {
            return Map.entry(algorithm, agent.sign(session, held, plain, data).getValue());
        } catch (IOException e) {
            throw new SigningException(shown, e);
        }
    }
}
