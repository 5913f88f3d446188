package signalbox.postgres.connection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import signalbox.postgres.connection.PostgresException.Kind;
import signalbox.postgres.libpq.LibpqEnvironment;
import signalbox.postgres.libpq.LibpqParameter;
import signalbox.postgres.libpq.PasswordFile;

/// The files of TLS as libpq finds them (PostgreSQL manual, libpq, "SSL Support"): what the driver reads where
/// libpq has another place or another form is named to it.
///
/// @param isSocket whether it leads to a UNIX socket, on which libpq never uses TLS
record TlsFiles(ConnectionSpec spec, boolean isSocket, LibpqEnvironment environment) {
    /// Where systems keep the certificates that they trust.
    private static final List<String> SYSTEM_FILES = List.of(
            "/etc/ssl/certs/ca-certificates.crt",
            "/etc/pki/tls/certs/ca-bundle.crt",
            "/etc/ssl/ca-bundle.pem",
            "/etc/ssl/cert.pem");

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----([A-Za-z0-9+/=\\s]*)-----END");

    /// The modes that are tried in turn. The driver's own prefer and allow never verify a certificate; libpq verifies
    /// it in each mode if there is a root certificate (require is verify-ca then).
    List<SslMode> modes() {
        if (isSocket) {
            return List.of(SslMode.DISABLE);
        }
        var isVerified = Files.exists(root());
        return switch (spec.sslMode()) {
            case ALLOW -> isVerified ? List.of(SslMode.DISABLE, SslMode.VERIFY_CA) : List.of(SslMode.ALLOW);
            case PREFER -> isVerified ? List.of(SslMode.VERIFY_CA, SslMode.DISABLE) : List.of(SslMode.PREFER);
            case REQUIRE -> List.of(isVerified ? SslMode.VERIFY_CA : SslMode.REQUIRE);
            case DISABLE, VERIFY_CA, VERIFY_FULL -> List.of(spec.sslMode());
        };
    }

    /// @param mode one of `modes`
    void putInto(Properties properties, SslMode mode) {
        properties.setProperty("sslmode", mode.libpq());
        if (mode != SslMode.DISABLE) {
            properties.setProperty("sslrootcert", root().toString());
            certificate(properties);
        }
    }

    private Path root() {
        var named = spec.further().value(LibpqParameter.SSLROOTCERT);
        if (named.filter(SslMode.SYSTEM_ROOTS::equals).isPresent()) {
            return systemRoots();
        }
        return named.map(Path::of).orElseGet(() -> usual("root.crt"));
    }

    private Path systemRoots() {
        return environment
                .variable("SSL_CERT_FILE")
                .map(Path::of)
                .or(() -> SYSTEM_FILES.stream()
                        .map(Path::of)
                        .filter(Files::exists)
                        .findFirst())
                .orElseThrow(() -> wrong("sslrootcert=system needs the certificates that this system trusts, and none"
                        + " are in " + String.join(", ", SYSTEM_FILES) + ": install ca-certificates, or name a file"));
    }

    private Path usual(String file) {
        return environment.home().resolve(".postgresql").resolve(file);
    }

    private Optional<Path> existing(String file) {
        return Optional.of(usual(file)).filter(Files::exists);
    }

    /// As libpq: a certificate that is not there is not shown to the server.
    private void certificate(Properties properties) {
        var named = spec.further().value(LibpqParameter.SSLCERT).map(Path::of);
        if (named.isPresent() && !Files.exists(named.get())) {
            properties.setProperty("sslcert", "");
            properties.setProperty("sslkey", "");
            return;
        }
        var certificate = named.or(() -> existing("postgresql.crt"));
        var key = spec.further().value(LibpqParameter.SSLKEY).map(Path::of).orElseGet(() -> usual("postgresql.key"));
        certificate.ifPresent(file -> {
            properties.setProperty("sslcert", file.toString());
            putKey(properties, file, key);
        });
        spec.further().value(LibpqParameter.SSLPASSWORD).ifPresent(text -> properties.setProperty("sslpassword", text));
    }

    private static void putKey(Properties properties, Path certificate, Path key) {
        if (!Files.exists(key)) {
            throw wrong(
                    "The certificate " + certificate + " needs its key, and " + key + " does not exist: give sslkey");
        }
        checkRights(key);
        properties.setProperty("sslkey", key.toString());
        var matcher = PEM.matcher(text(key));
        if (matcher.find()) {
            if (!matcher.group(1).equals("PRIVATE KEY")) {
                throw wrong("The key " + key + " has the form " + matcher.group(1) + ", which the driver does not read:"
                        + " write it as PKCS#8 with openssl pkcs8 -topk8 -nocrypt -in " + key
                        + ", or as PKCS#12 (.p12) with sslpassword");
            }
            properties.setProperty("pemKeyAlgorithm", algorithm(key, matcher.group(2)));
        }
    }

    /// As libpq: root may let its group read a key.
    private static void checkRights(Path key) {
        try {
            var rights = EnumSet.noneOf(PosixFilePermission.class);
            rights.addAll(Files.getPosixFilePermissions(key));
            if (Files.getOwner(key).getName().equals("root")) {
                rights.remove(PosixFilePermission.GROUP_READ);
            }
            if (rights.stream().anyMatch(PasswordFile.OF_OTHERS::contains)) {
                throw wrong("Others than its owner may read the key " + key + ": chmod 600 " + key);
            }
        } catch (IOException | UnsupportedOperationException _) {
            // Reading it says more.
        }
    }

    private static String text(Path key) {
        try {
            return Files.readString(key, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw wrong("The key " + key + " cannot be read: correct sslkey, or the rights of the file");
        }
    }

    private static String algorithm(Path key, String base64) {
        var bytes = Base64.getMimeDecoder().decode(base64);
        for (var algorithm : List.of("RSA", "EC", "Ed25519")) {
            try {
                KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
                return algorithm;
            } catch (GeneralSecurityException _) {
                // Another one.
            }
        }
        throw wrong("The key " + key + " is none of RSA, EC and Ed25519");
    }

    private static PostgresException wrong(String sentence) {
        return new PostgresException(Kind.TLS, sentence + ".", null);
    }
}
