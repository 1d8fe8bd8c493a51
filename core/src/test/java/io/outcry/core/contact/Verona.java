package io.outcry.core.contact;

import io.outcry.core.address.Jid;
import io.outcry.core.pep.PepChange;
import io.outcry.core.pep.PepItem;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The people of the tests, Romeo's account, and outcomes as lines of a play. */
public final class Verona {

    public static final Jid ROMEO = Jid.of("romeo@montague.example");
    public static final Jid PHONE = ROMEO.withResource("phone");
    public static final Jid LAPTOP = ROMEO.withResource("laptop");
    public static final Jid JULIET = Jid.of("juliet@capulet.example");
    public static final Jid BALCONY = JULIET.withResource("balcony");
    public static final Jid NURSE = Jid.of("nurse@capulet.example");
    public static final Instant NOW = Instant.parse("2026-11-22T20:15:00.123456Z");
    public static final ContactLimits LIMITS = new ContactLimits(3, 2, 10, 8, 2, 2, 2);

    private Verona() {}

    /** Romeo's account with these contacts. */
    public static UserState romeo(Contact... contacts) {
        var known = Contacts.EMPTY;
        for (var contact : contacts) {
            known = known.with(contact, 1);
        }
        return UserState.of(ROMEO, known);
    }

    public static Contact contact(Jid jid, Subscription subscription) {
        return Contact.unknown(jid).inRoster().withSubscription(subscription);
    }

    public static Session available(Jid client, int priority) {
        return Session.connected(client.resource()).available(presence(client), priority);
    }

    /** Presence of a client for everybody who may see it. */
    public static Presence presence(Jid client) {
        return plain(Presence.Type.AVAILABLE, client);
    }

    public static Presence plain(Presence.Type type, Jid client) {
        return new Presence(new Header(Optional.empty(), Optional.of(client), "", ""), type, Payload.empty());
    }

    public static Element child(String name, String text) {
        return Element.named(name, Namespaces.CLIENT).text(text).build();
    }

    public static Message chat(Jid to, Element... payload) {
        return Message.of(Message.Type.CHAT, BALCONY, to, payload);
    }

    /** The acts of an outcome, a line each: who does what, from whom to whom. */
    public static List<String> lines(Outcome outcome) {
        return outcome.acts().stream().map(Verona::line).toList();
    }

    /** What was saved, in short, such as {@code from ask}. */
    public static String looks(Contact contact) {
        var text = new StringBuilder(contact.subscription().wireName());
        if (contact.isAsking()) {
            text.append(" ask");
        }
        if (contact.isApproved()) {
            text.append(" approved");
        }
        if (contact.hasRequest()) {
            text.append(" request");
        }
        return (contact.isInRoster() ? text : text.append(" hidden")).toString();
    }

    public static List<Stanza> stanzas(Outcome outcome) {
        return outcome.acts().stream()
                .flatMap(act -> switch (act) {
                    case Act.Send send -> List.of(send.stanza()).stream();
                    case Act.Give give -> List.of(give.stanza()).stream();
                    case Act.Save _,
                            Act.Remember _,
                            Act.GiveKept _,
                            Act.Fetch _,
                            Act.ReadArchive _,
                            Act.LearnCaps _,
                            Act.CapsLearned _ -> List.<Stanza>of().stream();
                })
                .toList();
    }

    private static String line(Act act) {
        return switch (act) {
            case Act.Save save -> "save " + line(save.change());
            case Act.Send send -> "send " + line(send.stanza());
            case Act.Give give -> give.resource() + " gets " + line(give.stanza());
            case Act.Remember remember -> "remember " + line(remember.farewell().presence());
            case Act.GiveKept kept -> kept.resource() + " gets what was kept";
            case Act.Fetch fetch ->
                "fetch " + fetch.fetch().node() + " " + fetch.fetch().ids();
            case Act.ReadArchive read -> "read " + read.reading();
            case Act.LearnCaps learn -> "learn " + learn.annotation().hash().ver() + " of " + learn.client();
            case Act.CapsLearned learned -> "learned " + learned.hash().ver() + " " + learned.interests();
        };
    }

    private static String line(Change change) {
        return switch (change) {
            case Change.OfContact of -> of.contact().jid() + " " + looks(of.contact());
            case Change.OfBlockList of ->
                "blocks +" + of.change().blocked() + " -" + of.change().unblocked();
            case Change.OfArchive of -> "archive shows " + of.preferences();
            case Change.OfPep of -> of.changes().stream().map(Verona::line).collect(Collectors.joining(", "));
        };
    }

    private static String line(PepChange change) {
        return switch (change) {
            case PepChange.OfNode of -> "node " + of.node().name();
            case PepChange.Removal removal -> "no node " + removal.node();
            case PepChange.OfItems items ->
                "items " + items.node() + " +"
                        + items.published().map(PepItem::id).orElse("") + " -"
                        + items.removed().stream().sorted().toList();
        };
    }

    private static String line(Stanza stanza) {
        var way = " " + stanza.from().map(Jid::toString).orElse("-") + " > "
                + stanza.to().map(Jid::toString).orElse("-");
        return switch (stanza) {
            case Presence presence -> presence.type().wireName() + condition(presence) + way;
            case Message message -> "message " + message.type().wireName() + condition(message) + way;
            case Iq iq -> iq(iq);
        };
    }

    private static String iq(Iq iq) {
        if (iq.type() != Iq.Type.SET) {
            return iq.type().wireName() + condition(iq);
        }
        var item = iq.payload().elements().getFirst().children().getFirst();
        return "push " + item.attributeOr("jid", "?") + " " + item.attributeOr("subscription", "?");
    }

    private static String condition(Stanza stanza) {
        return stanza.isError()
                ? " "
                        + stanza.payload()
                                .elements()
                                .getFirst()
                                .children()
                                .getFirst()
                                .name()
                                .local()
                : "";
    }

    public static String[] rows(String table) {
        return Arrays.stream(table.split("\n")).filter(row -> !row.isBlank()).toArray(String[]::new);
    }
}
