package signalbox.postgres.pasted;

import java.util.regex.Pattern;

/// Texts that are no connection string of libpq, but plainly something else: each has a sentence with the way out.
enum ForeignForm {
    CAPITALS(
            "(?i:postgres(?:ql)?)://.*",
            "begins with capitals: the beginning is postgres:// or postgresql://, in small letters"),
    WEB_SITE(
            "https?://.*",
            "is the address of a web site: the one of its database is postgres://USER@HOST:PORT/DATABASE"),
    OTHER_URL(
            "[A-Za-z][\\w+.:-]*://.*",
            "begins with another word than postgres before its ://. A database of PostgreSQL is"
                    + " postgres://USER@HOST:PORT/DATABASE"),
    SECTION(
            "\\[[^\\]=]*\\](?:\\s.*)?",
            "is a section of pg_service.conf: save it in ~/.pg_service.conf and give service=NAME, or give its lines"
                    + " without the one in brackets"),
    OTHER_PAIRS(
            "[\\w -]+=[^;]*;.*=.*",
            "has ; between its pairs, as .NET and ODBC write them. For libpq they are host=HOST port=PORT user=USER"
                    + " dbname=DATABASE, with blanks between them"),
    ELSEWHERE(
            "(?:sudo|su|docker|podman|kubectl|oc|ssh|heroku|runuser)\\s.*\\bpsql\\b.*",
            "is a command that runs psql elsewhere or as another user: give host, port, user and database as they are"
                    + " reached from here, postgres://USER@HOST:PORT/DATABASE"),
    ODOO_OPTIONS(
            "(?:\\S*odoo\\S*\\s.*)?--db[_-](?:host|port|user|password|name).*",
            "has options of Odoo: --db_host, --db_port, -r (--db_user), -w (--db_password) and -d are host, port, user,"
                    + " password and dbname here"),
    PASSWORD_LINE(
            "[^:=/@\\s]+:(?:\\d+|\\*):[^:=]+:[^:=]+:.+",
            "is a line of a password file: save it in ~/.pgpass and give host=HOST port=PORT user=USER"
                    + " dbname=DATABASE"),
    LOGIN("[^\\s=@]+@[^\\s=@/]+.*", "has no postgres:// at its beginning: it is postgres://USER@HOST:PORT/DATABASE");

    private final Pattern form;
    private final String sentence;

    ForeignForm(String form, String sentence) {
        this.form = Pattern.compile(form, Pattern.DOTALL);
        this.sentence = sentence;
    }

    /// @throws IllegalArgumentException that says what the text is and what to give instead, if it is one of these
    static void refuse(String text) {
        for (var each : values()) {
            if (each.form.matcher(text).matches()) {
                throw new IllegalArgumentException("The connection string " + each.sentence);
            }
        }
    }
}
