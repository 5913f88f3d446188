package signalbox.ui.profiles;

import java.util.Locale;

/// The text fields in the editor of a profile.
enum ProfileField {
    NAME("Name"),
    GROUP("Group"),
    HOST("Host"),
    PORT("Port"),
    DATABASE("Database"),
    USER("User"),
    SSLMODE("Encryption"),
    PARAMETERS("Further parameters"),
    SERVICE("Service"),
    PASSWORD_VARIABLE("Password variable"),
    CHANNELS("Channels"),
    CONFIG("odoo.conf"),
    SSH("SSH host"),
    SSH_KEY("SSH key file"),
    SSH_JUMP("SSH jump host");

    private final String words;

    ProfileField(String words) {
        this.words = words;
    }

    String label() {
        return words;
    }

    String id() {
        return "profile-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
