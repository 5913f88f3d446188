package signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.profile.Profiles;
import signalbox.app.profile.UnusableProfile;
import signalbox.app.session.Sessions;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.queue.job.JobLink;

/// What is opened when the window is started without a database.
class StartChoiceTest {
    private static Profiles.Saved saved(String... names) {
        var profiles = Stream.of(names)
                .map(name -> Profile.of(ConnectionSpec.of("localhost", 5432, name, "odoo"), Environment.STAGING)
                        .named(name))
                .toList();
        return new Profiles.Saved(profiles, List.of());
    }

    @Test
    void without_profiles_the_demo_is_opened() {
        assertThat(StartChoice.of(saved(), "")).isInstanceOf(StartChoice.Demo.class);
        assertThat(StartChoice.of(saved(), "acme-prod")).isInstanceOf(StartChoice.Demo.class);
    }

    @Test
    void the_profile_that_was_open_last_is_opened_again() {
        assertThat(StartChoice.of(saved("acme-prod", "acme-staging"), "acme-staging"))
                .isInstanceOfSatisfying(
                        StartChoice.Open.class,
                        open -> assertThat(open.destination().profile().name()).isEqualTo("acme-staging"));
    }

    @Test
    void if_none_was_open_a_person_chooses() {
        assertThat(StartChoice.of(saved("acme-prod"), ""))
                .isInstanceOfSatisfying(
                        StartChoice.Choose.class,
                        choose -> assertThat(choose.reason()).isEmpty());
    }

    @Test
    void if_the_last_one_is_gone_or_cannot_be_used_the_choice_says_so() {
        assertThat(StartChoice.of(saved("acme-prod"), "acme-old"))
                .isInstanceOfSatisfying(
                        StartChoice.Choose.class,
                        choose -> assertThat(choose.reason()).contains("acme-old", "no longer exists"));
        var broken = new UnusableProfile("acme-prod", 3, "port is no number", null);
        assertThat(StartChoice.of(new Profiles.Saved(List.of(), List.of(broken)), "acme-prod"))
                .isInstanceOfSatisfying(
                        StartChoice.Choose.class,
                        choose -> assertThat(choose.reason()).contains("port is no number"));
    }

    private static final JobLink LINK = new JobLink("acme-prod", "5c1f");

    @Test
    void a_link_opens_the_profile_that_it_names() {
        assertThat(StartChoice.of(saved("acme-staging", "acme-prod"), LINK))
                .isInstanceOfSatisfying(
                        StartChoice.Open.class,
                        open -> assertThat(open.destination().profile().name()).isEqualTo("acme-prod"));
    }

    @Test
    void a_link_of_the_demo_opens_the_demo() {
        assertThat(StartChoice.of(saved("acme-prod"), new JobLink(Sessions.DEMO, "5c1f")))
                .isInstanceOf(StartChoice.Demo.class);
    }

    /// The same job may be in a copy of the database, so that no other profile is opened in its place.
    @Test
    void a_person_chooses_where_the_profile_of_a_link_is_not_there_or_cannot_be_used() {
        assertThat(StartChoice.of(saved("acme-staging"), LINK))
                .isInstanceOfSatisfying(
                        StartChoice.Choose.class,
                        choose -> assertThat(choose.reason()).contains("no profile acme-prod", "link"));
        var broken = new UnusableProfile("acme-prod", 3, "port is no number", null);
        assertThat(StartChoice.of(new Profiles.Saved(List.of(), List.of(broken)), LINK))
                .isInstanceOfSatisfying(
                        StartChoice.Choose.class,
                        choose -> assertThat(choose.reason()).contains("port is no number"));
    }
}
