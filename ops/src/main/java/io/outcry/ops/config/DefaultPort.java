package io.outcry.ops.config;

/** The port of each way in, as everybody knows it. {@code --port-offset} shifts them all. */
public enum DefaultPort {
    /** Chat clients, TLS by STARTTLS. */
    C2S(5222),
    /** Chat clients, TLS from the first byte (XEP-0368). */
    C2S_TLS(5223),
    /** Other servers, TLS by STARTTLS. */
    S2S(5269),
    /** Other servers, TLS from the first byte (XEP-0368). */
    S2S_TLS(5270),
    /** BOSH and WebSocket behind a proxy. */
    HTTP(5280),
    /** BOSH and WebSocket. */
    HTTPS(5281),
    /** Health, administration, metrics; on loopback. */
    ADMIN(5290),
    /** Components (XEP-0114). */
    COMPONENT(5347),
    SIP(5060),
    SIP_TLS(5061),
    /** Between nodes. */
    CLUSTER(17355);

    private final int number;

    DefaultPort(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
