package signalbox.postgres.connection;

import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.plugin.AuthenticationPlugin;
import org.postgresql.plugin.AuthenticationRequestType;

/// Hands the driver the password among the properties, and none where that is empty. Without one the driver would read
/// the password file by its own rules. The driver creates it by its name.
public final class GivenPassword implements AuthenticationPlugin {
    private final String password;

    public GivenPassword(Properties properties) {
        this.password = properties.getProperty("password", "");
    }

    @Override
    public char @Nullable [] getPassword(AuthenticationRequestType type) {
        return password.isEmpty() ? null : password.toCharArray();
    }
}
