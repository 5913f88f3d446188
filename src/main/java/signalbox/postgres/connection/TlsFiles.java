package signalbox.postgres.connection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import signalbox.postgres.connection.PostgresException.Kind;
import signalbox.postgres.libpq.LibpqEnvironment;
import signalbox.postgres.libpq.LibpqParameter;

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

    void putInto(Properties properties) {
        if (spec.sslMode() == SslMode.DISABLE || isSocket) {
            properties.setProperty("sslmode", SslMode.DISABLE.libpq());
            return;
        }
        var root = root();
        root.ifPresent(file -> properties.setProperty("sslrootcert", file.toString()));
        // As libpq: with a root certificate, require checks it.
        if (spec.sslMode() == SslMode.REQUIRE && root.filter(Files::exists).isPresent()) {
            properties.setProperty("sslmode", SslMode.VERIFY_CA.libpq());
        }
        certificate(properties);
    }

    private Optional<Path> root() {
        var named = spec.further().value(LibpqParameter.SSLROOTCERT);
        if (named.filter(SslMode.SYSTEM_ROOTS::equals).isPresent()) {
            return Optional.of(systemRoots());
        }
        return named.map(Path::of).or(() -> existing("root.crt"));
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
        var key = spec.further().value(LibpqParameter.SSLKEY).map(Path::of).or(() -> existing("postgresql.key"));
        certificate.ifPresent(file -> properties.setProperty("sslcert", file.toString()));
        if (certificate.isPresent() && key.isPresent()) {
            putKey(properties, key.get());
        }
        spec.further().value(LibpqParameter.SSLPASSWORD).ifPresent(text -> properties.setProperty("sslpassword", text));
    }

    private void putKey(Properties properties, Path key) {
        properties.setProperty("sslkey", key.toString());
        var matcher = PEM.matcher(text(key));
        if (matcher.find()) {
            if (!matcher.group(1).equals("PRIVATE KEY")) {
                throw wrong("The key " + key + " is a " + matcher.group(1) + ", which the driver does not read: write"
                        + " it as PKCS#8 with openssl pkcs8 -topk8 -nocrypt -in " + key);
            }
            properties.setProperty("pemKeyAlgorithm", algorithm(key, matcher.group(2)));
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
