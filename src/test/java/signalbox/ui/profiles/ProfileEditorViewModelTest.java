package signalbox.ui.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signalbox.app.TestProfiles;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.profile.Profiles;
import signalbox.app.profile.SshAccess;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PostgresException;
import signalbox.remote.HostKey;
import signalbox.remote.UnknownHostKeyException;
import signalbox.testing.UsualColumns;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.fx.QueuedBackground;
import signalbox.ui.kit.ErrorPointer;
import signalbox.ui.kit.overlay.Question;

class ProfileEditorViewModelTest {
    @TempDir
    private Path folder;

    private AppFolders folders = AppFolders.below(Path.of("unset"));
    private final List<Question> questions = new ArrayList<>();
    private final List<Runnable> answers = new ArrayList<>();
    private final List<Profile> saved = new ArrayList<>();
    private final List<Destination> opened = new ArrayList<>();
    private final List<ConnectionSpec> tried = new ArrayList<>();
    private final List<HostKey> accepted = new ArrayList<>();
    private Function<ConnectionSpec, Capabilities> check = _ -> capabilities(true);

    @BeforeEach
    void below_a_temporary_folder() {
        folders = AppFolders.below(folder);
    }

    static Capabilities capabilities(boolean writes) {
        return new Capabilities(
                new Capabilities.ServerInfo("18.1", 180001, "acme"),
                new Capabilities.RoleRights("odoo", false, true, true, true, writes),
                "18.0.2.0.1",
                UsualColumns.ALL,
                Set.of(),
                Set.of(),
                List.of("public"),
                Set.of(),
                Capabilities.Trigger.COMPLETE,
                null);
    }

    private static Profile profile(String name) {
        return TestProfiles.of(
                        name, ConnectionSpec.of("db.example.com", 5432, "acme", "odoo"), Environment.STAGING, true)
                .withChannels("root:4");
    }

    private ProfileEditorViewModel model(Background background, ProfileForm start, String former) {
        var services = new EditorServices(
                new Profiles(folders),
                to -> {
                    tried.add(to.spec());
                    return check.apply(to.spec());
                },
                accepted::add,
                background,
                (question, onYes) -> {
                    questions.add(question);
                    answers.add(() -> onYes.accept(new Question.Answer("", "")));
                });
        var end = new EditorResult() {
            @Override
            public void cancelled() {}

            @Override
            public void saved(Profile profile) {
                saved.add(profile);
            }

            @Override
            public void opened(Destination destination) {
                opened.add(destination);
            }
        };
        return new ProfileEditorViewModel(services, end, start, former);
    }

    private ProfileEditorViewModel fresh() {
        return model(new InlineBackground(), ProfileForm.empty(), "");
    }

    private ProfileEditorViewModel editing(String name) {
        return model(new InlineBackground(), ProfileForm.of(profile(name)), name);
    }

    @Test
    void a_new_profile_says_what_it_needs() {
        var model = fresh();

        assertThat(model.missing()).isEqualTo("Name, Host, Database, User, Environment");
        model.save();
        assertThat(saved).isEmpty();
        assertThat(folders.profilesFile()).doesNotExist();
    }

    @Test
    void what_the_database_is_must_be_chosen_before_it_can_be_saved() {
        var model = fresh();
        model.takeUrl("postgres://odoo@127.0.0.1/acme");

        assertThat(model.environment().get()).isNull();
        assertThat(model.missing()).isEqualTo("Environment");
        model.save();
        assertThat(folders.profilesFile()).doesNotExist();

        model.environment().set(Environment.DEVELOPMENT);
        assertThat(model.missing()).isEmpty();
        model.save();
        assertThat(new Profiles(folders).named("acme").environment()).isEqualTo(Environment.DEVELOPMENT);
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, a/b, No slashes",
        "HOST, db:5432, has its own field",
        "HOST, my host, No spaces",
        "HOST, 'h1,', is empty",
        "HOST, 'h1:x,h2', The port x is not a number",
        "PARAMETERS, host=db, do not take host",
        "PARAMETERS, sslrootcrt=x, is it sslrootcert?",
        "PARAMETERS, sslcrl=x, cannot connect with sslcrl",
        "PORT, 70000, Between 1 and 65535",
        "PORT, abc, A number",
        "CONFIG, odoo.conf, begins with / or ~/",
        "PASSWORD_VARIABLE, s3cret!, Not the password itself",
        "NAME, postgres://db:x, is not a number"
    })
    void what_is_wrong_is_said_at_its_field(ProfileField field, String text, String words) {
        var model = editing("acme");
        model.text(field).set(text);

        assertThat(model.form().get().problems()).containsOnlyKeys(field);
        assertThat(model.form().get().problems().get(field)).contains(words);
    }

    @Test
    void the_path_of_the_odoo_conf_is_saved_and_comes_back() {
        var model = editing("acme");
        model.text(ProfileField.CONFIG).set(" /etc/odoo/odoo.conf ");
        model.save();

        var read = new Profiles(folders).named("acme");
        assertThat(read.config()).isEqualTo("/etc/odoo/odoo.conf");
        assertThat(ProfileForm.of(read).text(ProfileField.CONFIG)).isEqualTo("/etc/odoo/odoo.conf");
        assertThat(new Profiles(folders).named("acme").named("other").config()).isEqualTo("/etc/odoo/odoo.conf");
    }

    @Test
    void an_address_with_colons_is_a_host() {
        var model = editing("acme");
        model.text(ProfileField.HOST).set("fd00::12");

        assertThat(model.missing()).isEmpty();
    }

    @Test
    void a_url_fills_in_the_fields_and_its_password_is_not_saved() throws Exception {
        var model = fresh();

        assertThat(model.takeUrl(" postgres://odoo:s3cret@db.example.com:6432/acme-prod?sslmode=require \n"))
                .isTrue();

        assertThat(model.text(ProfileField.NAME).get()).isEqualTo("acme-prod");
        assertThat(model.text(ProfileField.HOST).get()).isEqualTo("db.example.com");
        assertThat(model.text(ProfileField.PORT).get()).isEqualTo("6432");
        assertThat(model.text(ProfileField.DATABASE).get()).isEqualTo("acme-prod");
        assertThat(model.text(ProfileField.USER).get()).isEqualTo("odoo");
        assertThat(model.text(ProfileField.SSLMODE).get()).isEqualTo("require");
        assertThat(model.note().get()).contains("not saved");
        model.environment().set(Environment.PRODUCTION);
        model.saveAndOpen();
        assertThat(opened).hasSize(1);
        var secret = opened.getFirst().spec().password();
        assertThat(secret == null ? "" : secret.value()).isEqualTo("s3cret");
        assertThat(Files.readString(folders.profilesFile())).doesNotContain("s3cret");
    }

    @Test
    void a_url_keeps_a_name_that_was_given_and_the_usual_encryption() {
        var model = fresh();
        model.text(ProfileField.NAME).set("mine");

        assertThat(model.takeUrl("postgresql://odoo@127.0.0.1/acme")).isTrue();

        assertThat(model.text(ProfileField.NAME).get()).isEqualTo("mine");
        assertThat(model.text(ProfileField.PORT).get()).isEqualTo("5432");
        assertThat(model.text(ProfileField.SSLMODE).get()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"postgres://odoo:s3cret@db/acme\" | Filled in from the connection string: the quotation marks around it"
                        + " are left out. Its password",
                "PGPASSWORD=s3cret psql -h db -U odoo acme | a command of psql is read. Its password",
                "jdbc:postgresql://db/acme?user=odoo&password=s3cret | a URL of JDBC is read as libpq's. Its password"
            })
    void what_is_pasted_otherwise_is_taken_and_said(String text, String note) {
        var model = fresh();

        assertThat(model.takeUrl(text)).isTrue();
        assertThat(model.text(ProfileField.NAME).get()).isEqualTo("acme");
        assertThat(model.text(ProfileField.HOST).get()).isEqualTo("db");
        assertThat(model.password().get()).isEqualTo("s3cret");
        assertThat(model.note().get()).contains(note);
    }

    @Test
    void what_cannot_be_taken_is_explained_at_the_name() {
        var model = editing("acme");
        model.text(ProfileField.NAME).set("mysql://db/acme");

        assertThat(model.form().get().problems().get(ProfileField.NAME))
                .contains("begins with another word than postgres");
    }

    @Test
    void the_name_of_a_database_may_be_none_for_a_profile() {
        var model = fresh();

        assertThat(model.takeUrl("postgres://odoo@127.0.0.1/a%2Fb%20c")).isTrue();
        assertThat(model.text(ProfileField.NAME).get()).isEqualTo("a-b c");
        assertThat(model.text(ProfileField.DATABASE).get()).isEqualTo("a/b c");
        assertThat(model.missing()).isEqualTo("Environment");
    }

    @Test
    void other_texts_are_not_taken_for_a_url() {
        var model = editing("acme");

        assertThat(model.takeUrl("acme")).isFalse();
        assertThat(model.takeUrl("postgres://nowhere:x")).isFalse();
        assertThat(model.takeUrl("acme=prod")).isFalse();
        assertThat(model.form().get()).isEqualTo(ProfileForm.of(profile("acme")));
    }

    @Test
    void a_channel_string_that_queue_job_refuses_is_not_saved_and_its_fault_is_pointed_at() {
        var model = editing("acme");
        model.text(ProfileField.CHANNELS).set("root:4,root.mail:two");
        model.save();

        var fault = model.form().get().channelFault().orElseThrow();
        assertThat(fault.offset()).isEqualTo(17);
        assertThat(model.form().get().problems().get(ProfileField.CHANNELS))
                .contains("not a whole number")
                .contains("at character 18");
        assertThat(ErrorPointer.to("root:4,root.mail:two", fault.offset()))
                .isEqualTo("root:4,root.mail:two\n                 ^");
        assertThat(saved).isEmpty();
    }

    @Test
    void a_connection_that_works_tells_what_was_found() {
        var model = editing("acme");
        model.password().set("typed");
        model.test();

        assertThat(model.check().get().kind()).isEqualTo(ConnectionCheckReport.Kind.FINE);
        assertThat(model.check().get().sentence())
                .isEqualTo("Connected to acme as odoo: PostgreSQL 18.1, queue_job 18.0.2.0.1.");
        assertThat(tried.getFirst().password()).isNotNull();
        model.text(ProfileField.HOST).set("other.example.com");
        assertThat(model.check().get()).isEqualTo(ConnectionCheckReport.NONE);
    }

    @Test
    void what_the_role_may_not_do_is_told() {
        check = _ -> capabilities(false);
        var model = editing("acme");
        model.test();

        assertThat(model.check().get().kind()).isEqualTo(ConnectionCheckReport.Kind.LIMITED);
        assertThat(model.check().get().details()).singleElement().asString().contains("may not change queue_job");
    }

    @Test
    void a_connection_that_fails_gives_its_sentence() {
        check = spec -> {
            throw new PostgresException(
                    PostgresException.Kind.UNKNOWN_HOST, "The host " + spec.host() + " is not known.", null);
        };
        var model = editing("acme");
        model.test();

        assertThat(model.check().get().kind()).isEqualTo(ConnectionCheckReport.Kind.FAILED);
        assertThat(model.check().get().sentence()).isEqualTo("The host db.example.com is not known.");
    }

    @Test
    void the_key_of_an_ssh_host_is_accepted_by_the_operator_and_tried_again() {
        var key = new HostKey("bastion", 22, "ssh-ed25519", "SHA256:abc", "ssh-ed25519 AAAA");
        check = _ -> {
            if (accepted.isEmpty()) {
                var unknown = new UnknownHostKeyException(key);
                throw new PostgresException(
                        PostgresException.Kind.TUNNEL, String.valueOf(unknown.getMessage()), unknown);
            }
            return capabilities(true);
        };
        var model = editing("acme");
        model.text(ProfileField.SSH).set("ssh deploy@bastion");
        model.test();

        assertThat(model.check().get().hostKey()).isEqualTo(key);
        assertThat(model.check().get().sentence()).contains("SHA256:abc");
        model.acceptHostKey(key);
        assertThat(accepted).containsExactly(key);
        assertThat(model.check().get().kind()).isEqualTo(ConnectionCheckReport.Kind.FINE);
    }

    @Test
    void the_way_by_ssh_is_kept_with_the_profile() {
        var model = editing("acme");
        model.text(ProfileField.SSH).set("ssh 123@acme.odoo.com:2222");
        model.text(ProfileField.SSH_KEY).set("~/.ssh/odoo");
        model.text(ProfileField.SSH_JUMP).set("jump@bastion");
        model.save();

        var kept = new SshAccess("acme.odoo.com", 2222, "123", "~/.ssh/odoo", "jump@bastion", false);
        assertThat(new Profiles(folders).named("acme").ssh()).isEqualTo(kept);
        assertThat(ProfileForm.of(new Profiles(folders).named("acme")).text(ProfileField.SSH))
                .isEqualTo("123@acme.odoo.com:2222");
    }

    @ParameterizedTest
    @CsvSource({
        "SSH, no host@, SSH address",
        "SSH, user:secret@host, must not contain a password",
        "SSH_JUMP, a b, not the name",
        "SSLMODE, verify-full, verify-ca"
    })
    void a_way_by_ssh_that_cannot_work_is_named(ProfileField field, String text, String problem) {
        var model = editing("acme");
        model.text(ProfileField.SSH).set("bastion");
        model.text(field).set(text);

        assertThat(model.form().get().problems().get(field)).contains(problem);
    }

    @Test
    void a_folder_of_sockets_is_a_host() {
        var model = editing("acme");
        model.text(ProfileField.HOST).set("/var/run/postgresql");
        assertThat(model.form().get().problems()).isEmpty();

        model.text(ProfileField.SSH).set("bastion");
        assertThat(model.form().get().problems()).isEmpty();
    }

    @Test
    void several_hosts_are_not_reached_through_ssh() {
        var model = editing("acme");
        model.text(ProfileField.HOST).set("h1:5432,[::1]:5433,h2");
        assertThat(model.form().get().problems()).isEmpty();

        model.text(ProfileField.SSH).set("bastion");
        assertThat(model.form().get().problems()).containsOnlyKeys(ProfileField.HOST);
    }

    @Test
    void key_value_pairs_fill_in_hosts_and_further_parameters_too() {
        var model = fresh();

        assertThat(model.takeUrl("host=h1,h2 port=5433 dbname=acme user=odoo target_session_attrs=primary"
                        + " options='-c geqo=off' sslmode=disable"))
                .isTrue();

        var form = model.form().get();
        assertThat(form.text(ProfileField.HOST)).isEqualTo("h1:5433,h2:5433");
        assertThat(form.text(ProfileField.PARAMETERS)).isEqualTo("options='-c geqo=off' target_session_attrs=primary");
        model.environment().set(Environment.STAGING);
        var spec = model.form().get().profile().spec();
        assertThat(spec.address()).isEqualTo("h1:5433, h2:5433");
        assertThat(spec.further().text()).isEqualTo("options='-c geqo=off' target_session_attrs=primary");
    }

    /// The file is written after the string was typed and taken: what reads it is the work in the background.
    @Test
    void a_service_is_read_in_the_background_and_neither_while_it_is_typed_nor_when_it_is_taken() throws Exception {
        var services = folder.resolve("services");
        var url = "service=acme servicefile=" + services;
        var background = new QueuedBackground();
        var model = model(background, ProfileForm.empty(), "");
        background.finish(0);

        model.text(ProfileField.NAME).set(url);
        assertThat(model.form().get().problems().get(ProfileField.NAME)).contains("press Enter");
        assertThat(model.takeUrl(url)).isTrue();
        assertThat(model.text(ProfileField.DATABASE).get()).isEmpty();
        Files.writeString(services, "[acme]\nhost=db.example.com\ndbname=acme-prod\nuser=odoo\n");
        background.finish(0);

        assertThat(model.text(ProfileField.HOST).get()).isEqualTo("db.example.com");
        assertThat(model.text(ProfileField.DATABASE).get()).isEqualTo("acme-prod");
        assertThat(model.text(ProfileField.SERVICE).get()).isEqualTo("acme");
        assertThat(model.text(ProfileField.PARAMETERS).get()).isEqualTo("servicefile=" + services);
    }

    @Test
    void a_service_that_is_missing_is_named_at_the_field_until_something_else_is_typed() {
        var url = "service=acme servicefile=" + folder.resolve("nothing");
        var model = fresh();

        assertThat(model.takeUrl(url)).isTrue();
        assertThat(model.text(ProfileField.NAME).get()).isEqualTo(url);
        assertThat(model.form().get().problems().get(ProfileField.NAME)).contains("does not exist");

        model.text(ProfileField.NAME).set(url + "x");
        assertThat(model.form().get().problems().get(ProfileField.NAME)).contains("press Enter");
    }

    @Test
    void only_the_string_that_was_taken_last_fills_the_fields() {
        var background = new QueuedBackground();
        var model = model(background, ProfileForm.empty(), "");
        background.finish(0);
        model.takeUrl("postgres://odoo@127.0.0.1/first");
        model.takeUrl("postgres://odoo@127.0.0.1/second");
        background.finish(1);
        background.finish(0);

        assertThat(model.text(ProfileField.DATABASE).get()).isEqualTo("second");
    }

    @Test
    void the_answer_for_what_was_typed_before_is_dropped() {
        var background = new QueuedBackground();
        var model = model(background, ProfileForm.of(profile("acme")), "acme");
        background.finish(0);
        model.test();
        assertThat(model.check().get().kind()).isEqualTo(ConnectionCheckReport.Kind.RUNNING);

        model.text(ProfileField.PORT).set("5433");
        background.finish(0);

        assertThat(model.check().get()).isEqualTo(ConnectionCheckReport.NONE);
    }

    @Test
    void a_name_that_is_taken_is_replaced_only_when_that_is_confirmed() {
        var model = fresh();
        new Profiles(folders).save(profile("acme"));
        model.takeUrl("postgres://other@127.0.0.1/acme");
        model.environment().set(Environment.STAGING);
        model.save();

        assertThat(questions).extracting(Question::verb).containsExactly("Replace");
        assertThat(new Profiles(folders).all()).containsExactly(profile("acme"));
        answers.getFirst().run();
        assertThat(saved).hasSize(1);
        assertThat(new Profiles(folders).all()).extracting(Profile::user).containsExactly("other");
    }

    @Test
    void a_profile_keeps_its_place_under_a_new_name() {
        var profiles = new Profiles(folders);
        profiles.save(profile("one"));
        profiles.save(profile("two"));
        var model = editing("one");
        model.text(ProfileField.NAME).set("uno");
        model.save();

        assertThat(questions).isEmpty();
        assertThat(profiles.all()).containsExactly(profile("uno"), profile("two"));
    }

    @Test
    void a_file_that_cannot_be_read_is_reported_at_once_and_never_overwritten() throws Exception {
        Files.createDirectories(folders.config());
        Files.writeString(folders.profilesFile(), "{ oops");
        var model = editing("acme");

        assertThat(model.fault().get()).contains("profiles.json").contains("not valid");
        model.save();
        assertThat(model.fault().get()).contains("not valid");
        assertThat(saved).isEmpty();
        assertThat(folders.profilesFile()).hasContent("{ oops");
    }

    @Test
    void two_profiles_of_one_name_are_refused_while_it_is_typed() {
        new Profiles(folders).save(profile("acme"));
        var model = fresh();
        model.takeUrl("postgres://other@127.0.0.1/acme");
        model.environment().set(Environment.STAGING);
        model.text(ProfileField.NAME).set("Acme");

        assertThat(model.form().get().problems().get(ProfileField.NAME)).startsWith("Another profile has this name");
        assertThat(model.form().get().isComplete()).isFalse();
        model.text(ProfileField.NAME).set("acme 2");
        assertThat(model.form().get().isComplete()).isTrue();
        assertThat(editing("acme").form().get().problems()).isEmpty();
    }
}
