package signalbox.remote;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import signalbox.remote.RemoteException.Kind;
import signalbox.remote.config.UnfollowedSetting.Stage;
import signalbox.remote.identity.SshIdentities;
import signalbox.text.HostPort;
import signalbox.text.NumberText;

/// Says why a host could not be reached, and what to do.
///
/// @param login knows by which methods the server lets somebody in
record ConnectFailure(SshRoute route, SshWay way, HostKeyCheck check, SshIdentities identities, LoginService login) {
    private static final String TOO_MANY = "too many authentication failures";
    private static final String KEYS = "publickey";
    /// What SSHD says of any connection that ended.
    private static final String CLOSED = "Session is being closed";

    /// `DefaultConnectFuture[me@host/127.0.0.1:22]: Failed (ConnectException) to execute: `
    private static final Pattern INNER_NAMES =
            Pattern.compile("^.*\\bFailed \\(\\w+\\) to execute(?:: |$)|^\\w+(?:Future|Session\\w*)\\[.*]:? ?");

    RemoteException of(Exception e) {
        if (check.refusal().isPresent()) {
            return check.refusal().get();
        }
        if (e instanceof RemoteException ours) {
            return ours;
        }
        if (text(e).toLowerCase(Locale.ROOT).contains(TOO_MANY)) {
            return tooMany(e);
        }
        if (e instanceof SshException ssh
                && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE) {
            return notLetIn(e);
        }
        return text(e).contains("Unable to negotiate") ? noAgreement(e) : unreachable(e);
    }

    private RemoteException tooMany(Exception e) {
        return new RemoteException(
                Kind.NOT_LET_IN,
                route.label() + " ended the login after " + NumberText.of(identities.count(), "key")
                        + " (too many authentication failures): the right one was not among them, or comes too late. Name"
                        + " it as the key file of the profile, or with IdentityFile and IdentitiesOnly yes in the"
                        + " configuration of SSH." + UnfollowedText.of(route.options(), Stage.LOGIN),
                e);
    }

    private RemoteException notLetIn(Exception e) {
        var methods = login.methods();
        var accepted = methods.isEmpty() ? "" : " It accepts " + String.join(", ", methods) + ".";
        var advice = methods.isEmpty() || methods.contains(KEYS)
                ? " Check the user, and that the key is in its authorized_keys."
                : " Signalbox logs in with keys alone: add " + KEYS + " there.";
        return new RemoteException(
                Kind.NOT_LET_IN,
                route.label() + " refused the login with " + identities.offeredText() + "." + accepted + advice
                        + UnfollowedText.ofLogin(route.options(), methods),
                e);
    }

    private RemoteException noAgreement(Exception e) {
        return new RemoteException(
                Kind.UNREACHABLE,
                route.label() + " and Signalbox have no algorithm in common" + reason(e) + ": the server is too old, or"
                        + " allows too little." + UnfollowedText.of(route.options(), Stage.ALGORITHMS),
                e);
    }

    private RemoteException unreachable(Exception e) {
        var isLate = e instanceof TimeoutException || e.getCause() instanceof TimeoutException;
        var fault = way.fault();
        return new RemoteException(
                isLate ? Kind.TIMED_OUT : Kind.UNREACHABLE,
                (isLate ? late(fault) : silent(fault, e)) + UnfollowedText.of(route.options(), Stage.WAY),
                e);
    }

    private String late(String fault) {
        return route.label() + way.label() + " did not answer in time: "
                + (fault.isEmpty() ? "is the host up?" : fault + ".");
    }

    private String silent(String fault, Exception e) {
        var where = HostPort.label(route.host(), route.port()) + way.label();
        return fault.isEmpty()
                ? "No SSH server answers at " + where + reason(e) + ": is it running, and is the port right?"
                : "There is no connection to " + where + ": " + fault + ".";
    }

    private static String text(Throwable e) {
        var message = e.getMessage() == null ? "" : e.getMessage();
        return e.getCause() == null ? message : message + "\n" + text(e.getCause());
    }

    /// The reason, without SSHD's own names.
    private static String reason(Throwable e) {
        var message = Objects.requireNonNullElse(e.getMessage(), "")
                .lines()
                .findFirst()
                .orElse("");
        var words = INNER_NAMES.matcher(message).replaceFirst("");
        return words.isBlank() || words.equals(CLOSED) ? "" : " (" + words + ")";
    }
}
