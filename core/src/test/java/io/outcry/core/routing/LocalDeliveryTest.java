package io.outcry.core.routing;

import static io.outcry.core.contact.Verona.BALCONY;
import static io.outcry.core.contact.Verona.LAPTOP;
import static io.outcry.core.contact.Verona.PHONE;
import static io.outcry.core.contact.Verona.ROMEO;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Verona;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LocalDeliveryTest {

    /** RFC 6121 §8.5.4: who is connected, the receiver, and what becomes of each type of message. */
    private static final String MESSAGES = """
            sessions   | to      | normal       | chat         | groupchat | headline     | error
            no account | account | bounce       | bounce       | bounce    | drop         | drop
            no account | phone   | bounce       | bounce       | bounce    | drop         | drop
            nobody     | account | keep         | keep         | bounce    | drop         | drop
            nobody     | phone   | bounce       | keep         | bounce    | drop         | drop
            connected  | account | keep         | keep         | bounce    | drop         | drop
            connected  | phone   | phone        | phone        | phone     | phone        | phone
            connected  | gone    | bounce       | keep         | bounce    | drop         | drop
            negative   | account | keep         | keep         | bounce    | drop         | drop
            negative   | phone   | phone        | phone        | phone     | phone        | phone
            negative   | gone    | bounce       | keep         | bounce    | drop         | drop
            one        | account | phone        | phone        | bounce    | phone        | drop
            one        | phone   | phone        | phone        | phone     | phone        | phone
            one        | gone    | bounce       | phone        | bounce    | drop         | drop
            several    | account | phone laptop | phone laptop | bounce    | phone laptop | drop
            several    | phone   | phone        | phone        | phone     | phone        | phone
            several    | gone    | bounce       | phone laptop | bounce    | drop         | drop
            """;

    /** RFC 6121 §§8.5.1–8.5.3 for presence. */
    private static final String PRESENCE = """
            sessions   | to      | available           | unavailable         | error               | subscribe | subscribed | unsubscribe | unsubscribed | probe
            no account | account | drop                | drop                | drop                | drop      | drop       | drop        | drop         | drop
            no account | phone   | drop                | drop                | drop                | drop      | drop       | drop        | drop         | drop
            nobody     | account | drop                | drop                | drop                | answer    | answer     | answer      | answer       | answer
            nobody     | phone   | drop                | drop                | drop                | answer    | drop       | drop        | drop         | answer
            connected  | account | drop                | drop                | drop                | answer    | answer     | answer      | answer       | answer
            connected  | phone   | phone               | phone               | phone               | answer    | answer     | answer      | answer       | answer
            connected  | gone    | drop                | drop                | drop                | answer    | drop       | drop        | drop         | answer
            negative   | account | phone               | phone               | phone               | answer    | answer     | answer      | answer       | answer
            negative   | phone   | phone               | phone               | phone               | answer    | answer     | answer      | answer       | answer
            negative   | gone    | drop                | drop                | drop                | answer    | drop       | drop        | drop         | answer
            one        | account | phone               | phone               | phone               | answer    | answer     | answer      | answer       | answer
            one        | phone   | phone               | phone               | phone               | answer    | answer     | answer      | answer       | answer
            one        | gone    | drop                | drop                | drop                | answer    | drop       | drop        | drop         | answer
            several    | account | phone laptop tablet | phone laptop tablet | phone laptop tablet | answer    | answer     | answer      | answer       | answer
            several    | laptop  | laptop              | laptop              | laptop              | answer    | answer     | answer      | answer       | answer
            several    | gone    | drop                | drop                | drop                | answer    | drop       | drop        | drop         | answer
            """;

    /** RFC 6121 §§8.5.1–8.5.3 for requests and their answers. */
    private static final String IQS = """
            sessions   | to      | get    | set    | result | error
            no account | account | bounce | bounce | drop   | drop
            no account | phone   | bounce | bounce | drop   | drop
            nobody     | account | answer | answer | drop   | drop
            nobody     | phone   | bounce | bounce | drop   | drop
            connected  | account | answer | answer | drop   | drop
            connected  | phone   | phone  | phone  | phone  | phone
            connected  | gone    | bounce | bounce | drop   | drop
            negative   | account | answer | answer | drop   | drop
            negative   | phone   | phone  | phone  | phone  | phone
            negative   | gone    | bounce | bounce | drop   | drop
            one        | account | answer | answer | drop   | drop
            one        | phone   | phone  | phone  | phone  | phone
            one        | gone    | bounce | bounce | drop   | drop
            several    | account | answer | answer | drop   | drop
            several    | tablet  | tablet | tablet | tablet | tablet
            several    | gone    | bounce | bounce | drop   | drop
            """;

    private static final Map<String, Sessions> SESSIONS = Map.of(
            "nobody", Sessions.NONE,
            "connected", Sessions.of(Session.connected("phone")),
            "negative", Sessions.of(Verona.available(PHONE, -1)),
            "one", Sessions.of(Verona.available(PHONE, 0), Session.connected("laptop")),
            "several",
                    Sessions.of(
                            Verona.available(PHONE, 0),
                            Verona.available(LAPTOP, 127),
                            Verona.available(ROMEO.withResource("tablet"), -128)));

    @TestFactory
    Stream<DynamicTest> followsTheTableOfMessages() {
        return cells(MESSAGES, (to, type) -> Message.of(Message.Type.ofWire(type), BALCONY, to));
    }

    @TestFactory
    Stream<DynamicTest> followsTheTableOfPresence() {
        return cells(PRESENCE, (to, type) -> Presence.of(presenceType(type), BALCONY, to));
    }

    @TestFactory
    Stream<DynamicTest> followsTheTableOfRequests() {
        return cells(IQS, (to, type) -> Iq.of(Iq.Type.ofWire(type).orElseThrow(), BALCONY, to, "1"));
    }

    /** No account, nobody and four kinds of sessions; and to an account, to a session, and to one that is gone. */
    @Test
    void hasEveryRowOfTheRfc() {
        for (var table : List.of(MESSAGES, PRESENCE, IQS)) {
            assertThat(Verona.rows(table)).hasSize(1 + 2 + 2 + 4 * 3).doesNotHaveDuplicates();
        }
    }

    private interface Maker {
        Stanza make(Jid to, String type);
    }

    private static Stream<DynamicTest> cells(String table, Maker maker) {
        var rows = Arrays.stream(Verona.rows(table)).map(LocalDeliveryTest::cut).toList();
        var head = rows.getFirst();
        return rows.stream()
                .skip(1)
                .flatMap(row -> Stream.iterate(2, i -> i < head.length, i -> i + 1)
                        .map(i -> DynamicTest.dynamicTest(
                                "%s to %s of %s: %s".formatted(head[i], row[1], row[0], row[i]), () -> {
                                    var to = row[1].equals("account") ? ROMEO : ROMEO.withResource(row[1]);

                                    var verdict = verdict(row[0], maker.make(to, head[i]));

                                    assertThat(inWords(verdict)).isEqualTo(row[i]);
                                })));
    }

    private static LocalVerdict verdict(String sessions, Stanza stanza) {
        return sessions.equals("no account")
                ? LocalDelivery.withoutAccount(stanza)
                : LocalDelivery.decide(stanza, SESSIONS.getOrDefault(sessions, Sessions.NONE));
    }

    private static String inWords(LocalVerdict verdict) {
        return switch (verdict) {
            case LocalVerdict.ToSessions sessions -> String.join(" ", sessions.resources());
            case LocalVerdict.Keep _ -> "keep";
            case LocalVerdict.ForAccount _ -> "answer";
            case LocalVerdict.Drop _ -> "drop";
            case LocalVerdict.Bounce bounce -> {
                // The same for all, so that nobody learns which accounts exist.
                assertThat(bounce.error()).isEqualTo(StanzaError.of(StanzaError.Condition.SERVICE_UNAVAILABLE));
                yield "bounce";
            }
        };
    }

    private static String[] cut(String row) {
        return Arrays.stream(row.split("\\|")).map(String::strip).toArray(String[]::new);
    }

    private static Presence.Type presenceType(String name) {
        return Presence.Type.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
