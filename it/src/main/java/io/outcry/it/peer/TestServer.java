package io.outcry.it.peer;

import java.net.InetSocketAddress;

/** An XMPP server that the tests talk to. */
public interface TestServer {

    /** Where clients connect and say STARTTLS. */
    InetSocketAddress clients();

    /** Where clients connect with TLS from the first byte (XEP-0368). */
    InetSocketAddress directTlsClients();

    /** An account that no other test uses; the name is one of {@link Cast}. */
    Player player(String name);
}
