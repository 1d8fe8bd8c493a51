package io.outcry.it.harness;

import io.outcry.it.peer.TestServer;

/** The one server that most tests share, so that the suite stays short; started with the first test that needs it. */
public final class Servers {

    private Servers() {}

    public static TestServer shared() {
        return Shared.SERVER;
    }

    /** A second server, shared by the tests that run into its limits, which are as tight as they can be. */
    public static TestServer tight() {
        return Tight.SERVER;
    }

    /** The shared server, whose process the test looks at. */
    public static Node sharedNode() {
        if (Shared.SERVER instanceof Node node) {
            return node;
        }
        throw new AssertionError("this test needs Outcry, not a foreign server");
    }

    private static final class Shared {

        private static final TestServer SERVER = ForeignServer.chosen().orElseGet(Shared::startNode);

        private static Node startNode() {
            return closedAtTheEnd(Node.start(
                    "contact-addresses.abuse=[\"mailto:abuse@verona.example\",\"xmpp:prince@verona.example\"]"));
        }
    }

    private static final class Tight {

        private static final TestServer SERVER = closedAtTheEnd(Node.start(
                "clients.negotiation-timeout=5s",
                "connections.handshake-timeout=3s",
                "connections.frame-timeout=3s",
                "clients.attempts.failures-per-account=5",
                "clients.attempts.failures-per-address=8",
                "users.offline.max-messages=3",
                "users.contacts.max-contacts=5",
                "users.contacts.max-requests=5",
                "users.contacts.max-blocked=5",
                "users.contacts.max-directed=5",
                "clients.mechanisms=[external,scram-sha-512,scram-sha-256,scram-sha-1]"));
    }

    private static Node closedAtTheEnd(Node node) {
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "stops a node"));
        return node;
    }
}
