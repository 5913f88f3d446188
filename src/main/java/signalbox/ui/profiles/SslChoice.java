package signalbox.ui.profiles;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import signalbox.postgres.connection.SslMode;

/// How the connection is encrypted: libpq's modes, and the mode of a profile that names none.
final class SslChoice extends ComboBox<String> {
    private static final String DEFAULT = "";

    SslChoice(StringProperty mode) {
        setId(ProfileField.SSLMODE.id());
        getItems().setAll(modes());
        setMaxWidth(Double.MAX_VALUE);
        setConverter(new StringConverter<>() {
            @Override
            public String toString(String stored) {
                return stored == null || stored.isEmpty() ? "default" : stored;
            }

            @Override
            public String fromString(String shown) {
                return shown.equals("default") ? DEFAULT : shown;
            }
        });
        valueProperty().bindBidirectional(mode);
    }

    private static List<String> modes() {
        return Stream.concat(Stream.of(DEFAULT), Arrays.stream(SslMode.values()).map(SslMode::libpq))
                .toList();
    }

    /// What the mode means, in one sentence.
    static String meaning(String mode, String host) {
        if (mode.isEmpty()) {
            var usual = SslMode.defaultFor(host);
            return usual == SslMode.PREFER
                    ? "prefer, since the host is this machine."
                    : "verify-full, as to any other machine. " + meaning(usual);
        }
        return Arrays.stream(SslMode.values())
                .filter(each -> each.libpq().equals(mode))
                .findFirst()
                .map(SslChoice::meaning)
                .orElse("");
    }

    private static String meaning(SslMode mode) {
        return switch (mode) {
            case DISABLE -> "Never encrypted: others on the network can read everything.";
            case ALLOW -> "Encrypted only if the server insists.";
            case PREFER -> "Encrypted if the server can; plain if not.";
            case REQUIRE -> "Always encrypted, but the server is not checked.";
            case VERIFY_CA -> "Encrypted; the certificate must come from an authority in ~/.postgresql/root.crt.";
            case VERIFY_FULL ->
                "Encrypted; the certificate must name this host, from an authority in ~/.postgresql/root.crt.";
        };
    }
}
