package signalbox.remote.identity;

import java.util.Iterator;
import java.util.List;
import org.apache.sshd.client.auth.pubkey.PublicKeyIdentity;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKey;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.signature.SignatureFactoriesManager;
import org.apache.sshd.common.util.buffer.Buffer;

/// Logs in with the keys of `SshIdentities`, in their order. SSHD's own order is another one.
final class KeyLogin extends UserAuthPublicKeyFactory {
    private final SshIdentities identities;

    KeyLogin(List<NamedFactory<Signature>> signatures, SshIdentities identities) {
        super(signatures);
        this.identities = identities;
    }

    @Override
    public UserAuthPublicKey createUserAuth(ClientSession session) {
        return new UserAuthPublicKey(getSignatureFactories()) {
            @Override
            protected Iterator<PublicKeyIdentity> createPublicKeyIterator(
                    ClientSession current, SignatureFactoriesManager manager) {
                return identities.offer(current, manager);
            }

            // Goes on with the next key where the agent does not sign, as OpenSSH does.
            @Override
            protected boolean processAuthDataRequest(ClientSession current, String service, Buffer buffer)
                    throws Exception {
                try {
                    return super.processAuthDataRequest(current, service, buffer);
                } catch (SigningException e) {
                    identities.refused(e);
                    return sendAuthDataRequest(current, service);
                }
            }
        };
    }
}
