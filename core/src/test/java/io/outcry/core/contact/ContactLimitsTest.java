package io.outcry.core.contact;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ContactLimitsTest {

    @Test
    void namesTheKeyOfEachRefusal() {
        assertThatThrownBy(() -> new ContactLimits(0, 1, 1, 1, 1, 1, 1))
                .hasMessage("max-contacts must be positive, was 0");
        assertThatThrownBy(() -> new ContactLimits(1, 0, 1, 1, 1, 1, 1)).hasMessageStartingWith("max-groups ");
        assertThatThrownBy(() -> new ContactLimits(1, 1, 0, 1, 1, 1, 1)).hasMessageStartingWith("max-name-length ");
        assertThatThrownBy(() -> new ContactLimits(1, 1, 1, -1, 1, 1, 1)).hasMessageStartingWith("max-group-length ");
        assertThatThrownBy(() -> new ContactLimits(1, 1, 1, 1, 0, 1, 1)).hasMessageStartingWith("max-requests ");
        assertThatThrownBy(() -> new ContactLimits(1, 1, 1, 1, 1, 0, 1)).hasMessageStartingWith("max-blocked ");
        assertThatThrownBy(() -> new ContactLimits(1, 1, 1, 1, 1, 1, 0)).hasMessageStartingWith("max-directed ");
    }
}
