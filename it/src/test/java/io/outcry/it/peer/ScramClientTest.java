package io.outcry.it.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The examples of RFC 5802 §5 and RFC 7677 §3. */
class ScramClientTest {

    private static final Player USER = new Player("user", "user", "montague.example", "pencil");

    @Test
    void speaksAsRfc5802DoesWithSha1() {
        var client = new ScramClient("SCRAM-SHA-1", USER, ChannelBinding.UNSUPPORTED, "fyko+d2lbbFgONRv9qkxdawL");

        assertThat(client.first()).isEqualTo("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL");
        assertThat(client.last("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096"))
                .isEqualTo("c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
        assertThat(client.isProof("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=")).isTrue();
        assertThat(client.isProof("v=smF9pqV8S7suAoZWja4dJRkFsKQ=")).isFalse();
    }

    @Test
    void speaksAsRfc7677DoesWithSha256() {
        var client = new ScramClient("SCRAM-SHA-256", USER, ChannelBinding.UNSUPPORTED, "rOprNGfwEbeRWgbNEkqO");

        assertThat(client.first()).isEqualTo("n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
        assertThat(client.last(
                        "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"))
                .isEqualTo("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        assertThat(client.isProof("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="))
                .isTrue();
    }

    @Test
    void trustsNoServerThatAddsNothingToTheNonce() {
        var client = new ScramClient("SCRAM-SHA-1", USER, ChannelBinding.UNSUPPORTED, "nonce");

        assertThatThrownBy(() -> client.last("r=nonce,s=QSXCR+Q6sek8bf92,i=4096"))
                .isInstanceOf(AssertionError.class);
    }
}
