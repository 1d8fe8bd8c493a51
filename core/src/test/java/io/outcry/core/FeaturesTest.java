package io.outcry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.BlockList;
import io.outcry.core.contact.Contact;
import io.outcry.core.contact.Contacts;
import io.outcry.core.contact.Subscription;
import io.outcry.core.contact.UserState;
import io.outcry.core.contact.Verona;
import io.outcry.core.feature.Facts;
import io.outcry.core.feature.Feature;
import io.outcry.core.feature.IqHandler.Scope;
import io.outcry.core.feature.SelfDescription;
import io.outcry.core.feature.Spec;
import io.outcry.core.feature.disco.Discovery;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the built-in features answer together. */
final class FeaturesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00.123456Z");
    private static final Jid SERVER = Jid.of("capulet.example");
    private static final Jid JULIET = Jid.of("juliet@capulet.example");
    private static final Jid ROMEO = Jid.of("romeo@montague.example/orchard");

    private final Features features = SampleFeatures.builtIn("1.2.3");

    @Test
    void tellsWhatTheServerIsAndCan() {
        var info = askServer(Element.empty("query", SelfDescription.NAMESPACE))
                .payload()
                .elements()
                .getFirst();

        var identity = info.child("identity", SelfDescription.NAMESPACE).orElseThrow();
        assertThat(identity.attributes())
                .containsEntry("category", "server")
                .containsEntry("type", "im")
                .containsEntry("name", "Outcry");
        assertThat(info.children("feature", SelfDescription.NAMESPACE))
                .extracting(feature -> feature.attributeOr("var", ""))
                .contains(
                        "http://jabber.org/protocol/disco#info",
                        "http://jabber.org/protocol/disco#items",
                        "http://jabber.org/protocol/caps",
                        "urn:xmpp:ping",
                        "urn:xmpp:time",
                        "jabber:iq:version",
                        "jabber:iq:roster")
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void answersForTheNodeOfItsOwnCapabilities() {
        var node = features.serverCaps().node();
        var query = Element.named("query", SelfDescription.NAMESPACE)
                .attribute("node", node)
                .build();

        var answer = askServer(query).payload().elements().getFirst();

        assertThat(answer.attribute("node")).contains(node);
        assertThat(answer.children("feature", SelfDescription.NAMESPACE)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {SelfDescription.NAMESPACE, SelfDescription.ITEMS_NAMESPACE})
    void findsNoOtherNode(String namespace) {
        var query = Element.named("query", namespace)
                .attribute("node", "https://example.com#stale")
                .build();

        assertThat(askServer(query)).isEqualTo(refused(request(SERVER, query), Condition.ITEM_NOT_FOUND));
        assertThat(askJuliet(JULIET, Subscription.NONE, query))
                .isEqualTo(refused(from(JULIET, query), Condition.ITEM_NOT_FOUND));
    }

    @Test
    void listsWhereRoomsAre() {
        var query = Element.empty("query", SelfDescription.ITEMS_NAMESPACE);

        var rooms = Element.named("query", SelfDescription.ITEMS_NAMESPACE)
                .child(Element.named("item", SelfDescription.ITEMS_NAMESPACE)
                        .attribute("jid", "rooms.verona.example")
                        .build())
                .build();
        assertThat(askServer(query)).isEqualTo(request(SERVER, query).result(rooms));
    }

    @ParameterizedTest
    @EnumSource(names = {"FROM", "BOTH"})
    void tellsSubscribersWhatAnAccountIs(Subscription subscription) {
        var answer = askJuliet(ROMEO, subscription, Element.empty("query", SelfDescription.NAMESPACE));

        assertThat(answer.type()).isEqualTo(Iq.Type.RESULT);
        assertThat(answer.payload().elements().getFirst().child("identity", SelfDescription.NAMESPACE))
                .hasValueSatisfying(identity -> assertThat(identity.attributes())
                        .containsEntry("category", "account")
                        .containsEntry("type", "registered"));
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "TO"})
    void tellsStrangersNothingOfAnAccount(Subscription subscription) {
        var plain = Element.empty("query", SelfDescription.NAMESPACE);
        var withNode = Element.named("query", SelfDescription.NAMESPACE)
                .attribute("node", "x")
                .build();

        assertThat(askJuliet(ROMEO, subscription, plain))
                .isEqualTo(refused(from(ROMEO, plain), Condition.SERVICE_UNAVAILABLE));
        assertThat(askJuliet(ROMEO, subscription, withNode))
                .isEqualTo(refused(from(ROMEO, withNode), Condition.SERVICE_UNAVAILABLE));
    }

    /** XEP-0030 §10. */
    @ParameterizedTest
    @EnumSource(names = {"NONE", "TO"})
    void showsStrangersTheItemsOfAnAccountThatDoesNotExist(Subscription subscription) {
        var plain = Element.empty("query", SelfDescription.ITEMS_NAMESPACE);
        var withNode = Element.named("query", SelfDescription.ITEMS_NAMESPACE)
                .attribute("node", "x")
                .build();

        assertThat(askJuliet(ROMEO, subscription, plain))
                .isEqualTo(Discovery.ofNobody(from(ROMEO, plain)).orElseThrow())
                .isEqualTo(from(ROMEO, plain).result(plain));
        assertThat(askJuliet(ROMEO, subscription, withNode))
                .isEqualTo(Discovery.ofNobody(from(ROMEO, withNode)).orElseThrow())
                .isEqualTo(from(ROMEO, plain).result(plain));
    }

    @Test
    void tellsNothingElseOfAnAccountThatDoesNotExist() {
        var items = Element.empty("query", SelfDescription.ITEMS_NAMESPACE);

        assertThat(Discovery.ofNobody(from(ROMEO, Element.empty("query", SelfDescription.NAMESPACE))))
                .isEmpty();
        assertThat(Discovery.ofNobody(Iq.of(Iq.Type.SET, ROMEO, JULIET, "q1", items)))
                .isEmpty();
        assertThat(Discovery.ofNobody(Iq.of(Iq.Type.RESULT, ROMEO, JULIET, "q1", items)))
                .isEmpty();
    }

    @Test
    void refusesToBeChangedWithoutTellingStrangersWhoseAccountItIs() {
        var set = Iq.of(Iq.Type.SET, ROMEO, JULIET, "q1", Element.empty("query", SelfDescription.NAMESPACE));
        var own = Iq.of(Iq.Type.SET, JULIET, JULIET, "q1", Element.empty("query", SelfDescription.NAMESPACE));

        assertThat(askJuliet(set, Contacts.EMPTY)).isEqualTo(refused(set, Condition.SERVICE_UNAVAILABLE));
        assertThat(askJuliet(own, Contacts.EMPTY)).isEqualTo(refused(own, Condition.NOT_ALLOWED));
    }

    @Test
    void tellsTheOwnerWhatTheAccountIs() {
        var owner = JULIET.withResource("balcony");

        assertThat(askJuliet(owner, Subscription.NONE, Element.empty("query", SelfDescription.NAMESPACE))
                        .type())
                .isEqualTo(Iq.Type.RESULT);
    }

    @Test
    void answersPingsToTheServerAndToOnesOwnAccount() {
        var ping = Element.empty("ping", "urn:xmpp:ping");

        assertThat(askServer(ping)).isEqualTo(request(SERVER, ping).result());
        assertThat(askJuliet(JULIET.withResource("balcony"), Subscription.NONE, ping)
                        .type())
                .isEqualTo(Iq.Type.RESULT);
        assertThat(askJuliet(ROMEO, Subscription.NONE, ping))
                .isEqualTo(refused(from(ROMEO, ping), Condition.SERVICE_UNAVAILABLE));
    }

    @Test
    void tellsNameAndVersionOnly() {
        var answer = askServer(Element.empty("query", "jabber:iq:version"))
                .payload()
                .elements()
                .getFirst();

        assertThat(answer.children())
                .extracting(child -> child.name().local() + "=" + child.text())
                .containsExactly("name=Outcry", "version=1.2.3");
    }

    @Test
    void tellsTheTimeInSeconds() {
        var answer = askServer(Element.empty("time", "urn:xmpp:time"))
                .payload()
                .elements()
                .getFirst();

        assertThat(answer.children())
                .extracting(child -> child.name().local() + "=" + child.text())
                .containsExactly("tzo=+00:00", "utc=2026-11-22T20:00:00Z");
    }

    @Test
    void namesAtLeastOneSpecificationPerFeature() {
        assertThat(features.all()).extracting(Feature::specs).noneMatch(List::isEmpty);
        assertThat(features.all())
                .flatExtracting(Feature::specs)
                .extracting(Spec::document)
                .contains("XEP-0198", "XEP-0352", "XEP-0030", "XEP-0115");
    }

    private Iq askServer(Element payload) {
        return features.iqTable()
                .answer(Scope.SERVER, request(SERVER, payload), Facts.of(ROMEO.bare(), NOW))
                .orElseThrow()
                .toCompletableFuture()
                .join();
    }

    private Iq askJuliet(Jid from, Subscription subscription, Element payload) {
        var romeo = Contact.unknown(ROMEO).withSubscription(subscription);
        return askJuliet(from(from, payload), new Contacts(1, Map.of(ROMEO.bare(), romeo)));
    }

    /** As her account's actor answers: by a rule, or else from the table. */
    private Iq askJuliet(Iq request, Contacts contacts) {
        return features.accountRules()
                .find(request)
                .map(rule -> rule.decide(UserState.of(JULIET, contacts), request, NOW))
                .map(outcome -> (Iq) Verona.stanzas(outcome).getFirst())
                .orElseGet(() -> features.iqTable()
                        .answer(Scope.ACCOUNT, request, new Facts(JULIET, NOW, BlockList.EMPTY, contacts))
                        .orElseThrow()
                        .toCompletableFuture()
                        .join());
    }

    private static Iq request(Jid to, Element payload) {
        return Iq.of(Iq.Type.GET, ROMEO, to, "q1", payload);
    }

    private static Iq from(Jid from, Element payload) {
        return Iq.of(Iq.Type.GET, from, JULIET, "q1", payload);
    }

    private static Iq refused(Iq request, Condition condition) {
        return request.bounce(StanzaError.of(condition));
    }
}
