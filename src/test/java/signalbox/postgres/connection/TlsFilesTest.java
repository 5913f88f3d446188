package signalbox.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signalbox.postgres.libpq.LibpqEnvironment;

/// The driver reads of TLS what libpq would read.
class TlsFilesTest {
    @TempDir
    private Path home;

    @BeforeEach
    void folder() throws IOException {
        Files.createDirectory(home.resolve(".postgresql"));
    }

    private Path file(String name, String text) throws IOException {
        var file = Files.writeString(home.resolve(".postgresql").resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private TlsFiles files(String parameters) {
        var environment = new LibpqEnvironment(Map.of("HOME", home.toString()), "me", Path.of("/nonexistent"));
        return new TlsFiles(
                ConnectionUrl.parse("host=db " + parameters, environment).spec(), false, environment);
    }

    private Properties told(String parameters) {
        var properties = new Properties();
        var files = files(parameters);
        files.putInto(properties, files.modes().getLast());
        return properties;
    }

    @ParameterizedTest
    @CsvSource({
        "disable, DISABLE, DISABLE",
        "allow, ALLOW, DISABLE VERIFY_CA",
        "prefer, PREFER, VERIFY_CA DISABLE",
        "require, REQUIRE, VERIFY_CA",
        "verify-ca, VERIFY_CA, VERIFY_CA",
        "verify-full, VERIFY_FULL, VERIFY_FULL"
    })
    void a_root_certificate_is_used_in_each_mode(String mode, String without, String with) throws IOException {
        assertThat(files("sslmode=" + mode).modes()).map(SslMode::name).containsExactly(without.split(" "));

        file("root.crt", "x");
        assertThat(files("sslmode=" + mode).modes()).map(SslMode::name).containsExactly(with.split(" "));
    }

    @Test
    void files_are_those_below_home_unless_others_are_named() throws Exception {
        assertThat(told("sslmode=require").getProperty("sslrootcert")).startsWith(home.toString());
        assertThat(told("sslmode=require sslrootcert=/x.crt")).containsEntry("sslrootcert", "/x.crt");
        assertThat(told("sslmode=require")).doesNotContainKey("sslcert");

        var certificate = file("postgresql.crt", "x");
        var key = file("postgresql.key", pem("EC", "PRIVATE KEY"));
        assertThat(told("sslmode=require"))
                .containsEntry("sslcert", certificate.toString())
                .containsEntry("sslkey", key.toString());
        assertThat(told("sslmode=disable")).containsOnlyKeys("sslmode");
        assertThat(told("sslmode=require sslcert=/none.crt")).containsEntry("sslcert", "");
    }

    private static String pem(String algorithm, String words) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("RSA")) {
            // Safe keys take seconds to find, and nothing is encrypted with this one.
            generator.initialize(1_024);
        }
        var bytes = generator.generateKeyPair().getPrivate().getEncoded();
        return "-----BEGIN " + words + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + words
                + "-----\n";
    }

    @ParameterizedTest
    @CsvSource({"RSA", "EC"})
    void the_driver_is_told_which_key_it_is(String algorithm) throws Exception {
        file("postgresql.crt", "x");
        file("postgresql.key", pem(algorithm, "PRIVATE KEY"));

        assertThat(told("sslmode=require")).containsEntry("pemKeyAlgorithm", algorithm);
    }

    @Test
    void a_key_that_cannot_be_used_is_named_with_the_way_out() throws Exception {
        file("postgresql.crt", "x");
        assertThatThrownBy(() -> told("sslmode=require")).hasMessageContaining("needs its key");

        var key = file("postgresql.key", pem("RSA", "ENCRYPTED PRIVATE KEY"));
        assertThatThrownBy(() -> told("sslmode=require"))
                .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt -in " + key);

        file("postgresql.key", pem("RSA", "PRIVATE KEY"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw----r--"));
        assertThatThrownBy(() -> told("sslmode=require")).hasMessageContaining("chmod 600 " + key);
    }
}
