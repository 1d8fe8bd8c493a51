package io.outcry.core.feature.pep;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.caps.Audience.Listener;
import io.outcry.core.caps.CapsHash;
import io.outcry.core.caps.Interests;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Contact;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.Subscription;
import io.outcry.core.contact.UserState;
import io.outcry.core.contact.Verona;
import io.outcry.core.feature.AccountRules;
import io.outcry.core.pep.PepLimits;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.Xml;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Romeo's account with his phone and laptop available; Juliet and the nurse see his presence, she as a friend. Each
 * request changes the state as if it were saved.
 */
final class PepPlay {

    static final String NICK = "http://jabber.org/protocol/nick";
    static final PepLimits LIMITS = new PepLimits(3, 4, 500, 1_000, 100, 600, 60, 2, 2, 4);

    final AtomicLong ids = new AtomicLong();
    final Pep pep = new Pep(LIMITS, () -> "id" + ids.incrementAndGet());
    UserState state = Verona.romeo(
                    friend(Verona.JULIET, "Friends"),
                    Verona.contact(Verona.NURSE, Subscription.FROM),
                    Verona.contact(Jid.of("benvolio@montague.example"), Subscription.TO))
            .with(Verona.available(Verona.PHONE, 0))
            .with(Verona.available(Verona.LAPTOP, 0));

    private static Contact friend(Jid jid, String group) {
        return Verona.contact(jid, Subscription.BOTH).withGroups(List.of(group));
    }

    /** This client wants to hear of these nodes. */
    PepPlay interested(Jid client, String... nodes) {
        var annotation = new CapsHash.Annotation(new CapsHash("sha-1", "of " + client), "https://client.example");
        state = state.with(state.audience().with(client, new Listener(annotation, new Interests(Set.of(nodes)), true)));
        return this;
    }

    Outcome set(Jid from, String pubsub) {
        return ask(Iq.Type.SET, from, pubsub);
    }

    Outcome get(Jid from, String pubsub) {
        return ask(Iq.Type.GET, from, pubsub);
    }

    /** @param content of the payload; with an owner's namespace where it begins with {@code owner:} */
    private Outcome ask(Iq.Type type, Jid from, String content) {
        var isOwners = content.startsWith("owner:");
        var namespace = isOwners ? PepNames.OWNER : PepNames.PUBSUB;
        var xml = isOwners ? content.substring("owner:".length()) : content;
        return request(type, from, Xml.of("<pubsub xmlns='" + namespace + "'>" + xml + "</pubsub>"));
    }

    Outcome request(Iq.Type type, Jid from, Element payload) {
        var request = Iq.of(type, from, Verona.ROMEO, "1", payload);
        var outcome = AccountRules.of(List.of(pep))
                .find(request)
                .orElseThrow()
                .decide(state, request, Verona.NOW.plusMillis(ids.get()));
        state = outcome.state();
        return outcome;
    }

    /** The phone publishes a nickname. */
    Outcome publish(String node, String id, String text) {
        return set(Verona.PHONE, published(node, id, text, ""));
    }

    Outcome publishWith(String node, String text, String... options) {
        return set(Verona.PHONE, published(node, "", text, options(options)));
    }

    private static String published(String node, String id, String text, String options) {
        var attribute = id.isEmpty() ? "" : " id='" + id + "'";
        return "<publish node='%s'><item%s><nick xmlns='%s'>%s</nick></item></publish>%s"
                .formatted(node, attribute, NICK, text, options);
    }

    static String options(String... options) {
        return "<publish-options>" + form(ConfigForm.PUBLISH_OPTIONS, options) + "</publish-options>";
    }

    /** @param fields such as {@code access_model=open} */
    static String form(String type, String... fields) {
        var xml = new StringBuilder(
                        "<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE' type='hidden'><value>")
                .append(type)
                .append("</value></field>");
        for (var field : fields) {
            var pair = field.split("=", 2);
            xml.append("<field var='pubsub#").append(pair[0]).append("'>");
            for (var value : pair[1].split("\\|", -1)) {
                xml.append("<value>").append(value).append("</value>");
            }
            xml.append("</field>");
        }
        return xml.append("</x>").toString();
    }

    Outcome configure(String node, String... fields) {
        return set(
                Verona.PHONE,
                "owner:<configure node='%s'>%s</configure>".formatted(node, form(ConfigForm.NODE_CONFIG, fields)));
    }

    List<String> itemsOf(String node) {
        return state.pep().find(node).orElseThrow().items().stream()
                .map(item -> item.id())
                .toList();
    }

    /** The conditions of the error that is all that came of it. */
    static String error(Outcome outcome) {
        assertThat(outcome.acts()).hasSize(1);
        var stanza = Verona.stanzas(outcome).getFirst();
        assertThat(stanza.isError()).isTrue();
        return stanza.payload().find("error", Namespaces.CLIENT).orElseThrow().children().stream()
                .filter(child -> !child.name().local().equals("text"))
                .map(child -> child.name().local()
                        + child.attribute("feature").map(f -> " " + f).orElse(""))
                .collect(Collectors.joining(" "));
    }

    /** What is in the answer, which goes first. */
    static Element answer(Outcome outcome) {
        var answer = Verona.stanzas(outcome).getFirst();
        assertThat(answer).isInstanceOf(Iq.class);
        assertThat(answer.isError()).isFalse();
        return answer.payload().elements().getFirst();
    }

    /** Who is told, in their order. */
    static List<String> told(Outcome outcome) {
        return events(outcome).stream()
                .map(stanza -> stanza.to().map(Jid::toString).orElse("-"))
                .toList();
    }

    static List<Stanza> events(Outcome outcome) {
        return Verona.stanzas(outcome).stream()
                .filter(stanza -> stanza.payload().has("event", PepNames.EVENT))
                .toList();
    }

    /** What the first one is told. */
    static Element event(Outcome outcome) {
        return events(outcome)
                .getFirst()
                .payload()
                .find("event", PepNames.EVENT)
                .orElseThrow()
                .children()
                .getFirst();
    }

    static List<Act.Fetch> fetches(Outcome outcome) {
        return outcome.acts().stream()
                .filter(Act.Fetch.class::isInstance)
                .map(Act.Fetch.class::cast)
                .toList();
    }
}
