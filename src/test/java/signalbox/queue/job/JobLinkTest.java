package signalbox.queue.job;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class JobLinkTest {
    @Property
    void a_link_names_its_profile_and_its_job_again(@ForAll @NotEmpty String profile, @ForAll @NotEmpty String uuid) {
        assertThat(JobLink.of(new JobLink(profile, uuid).text()))
                .contains(new JobLink(withoutHalves(profile), withoutHalves(uuid)));
    }

    /// UTF-8 has no half of a pair of surrogates.
    private static String withoutHalves(String text) {
        return text.codePoints()
                .map(code -> Character.isBmpCodePoint(code) && Character.isSurrogate((char) code) ? '?' : code)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void a_profile_with_a_space_stays_one_word() {
        assertThat(new JobLink("acme prod", "5c1f").text()).isEqualTo("signalbox://acme%20prod/job/5c1f");
    }

    @Test
    void other_text_is_no_link() {
        assertThat(JobLink.of("https://acme.odoo.com/job/1")).isEmpty();
        assertThat(JobLink.of("signalbox://p/job/%zz")).isEmpty();
    }
}
