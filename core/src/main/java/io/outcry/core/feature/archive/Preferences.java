package io.outcry.core.feature.archive;

import io.outcry.core.address.Jid;
import io.outcry.core.archive.ArchiveLimits;
import io.outcry.core.archive.ArchivePreferences;
import io.outcry.core.archive.ArchivePreferences.Others;
import io.outcry.core.archive.Results;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Change;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An account says what its archive shows (XEP-0441 §2); it counts for what is recorded from then on. */
final class Preferences {

    private Preferences() {}

    static Outcome handle(UserState state, Iq request, ArchiveLimits limits) {
        if (request.type() == Iq.Type.GET) {
            return Outcome.reply(state, request.result(element(state.archive())));
        }
        var prefs = request.payload().elements().getFirst();
        var others = prefs.attribute("default").flatMap(Others::ofWire);
        var always = addresses(prefs, "always");
        var never = addresses(prefs, "never");
        if (others.isEmpty() || always.isEmpty() || never.isEmpty()) {
            return refuse(
                    state, request, Condition.BAD_REQUEST, "default is always, never or roster, and lists have jids");
        }
        var wanted = new ArchivePreferences(others.get(), always.get(), never.get());
        if (wanted.size() > limits.maxPreferences()) {
            return refuse(
                    state,
                    request,
                    Condition.POLICY_VIOLATION,
                    "at most %d addresses".formatted(limits.maxPreferences()));
        }
        var after = state.with(wanted);
        var acts = new ArrayList<Act>();
        acts.add(new Act.Save(new Change.OfArchive(wanted)));
        acts.addAll(Outcome.reply(after, request.result(element(wanted))).acts());
        return new Outcome(after, acts);
    }

    /** Empty where one is none. */
    private static Optional<Set<Jid>> addresses(Element prefs, String list) {
        var addresses = new HashSet<Jid>();
        for (var jid : prefs.child(list, Results.NAMESPACE)
                .map(listed -> listed.children("jid", Results.NAMESPACE))
                .orElse(List.of())) {
            var address = Jid.find(jid.text().strip())
                    .filter(known -> known.toString().length() <= ArchivePreferences.MAX_ADDRESS_CHARS);
            if (address.isEmpty()) {
                return Optional.empty();
            }
            addresses.add(address.get());
        }
        return Optional.of(addresses);
    }

    private static Outcome refuse(UserState state, Iq request, Condition condition, String text) {
        return Outcome.reply(state, request.bounce(StanzaError.of(condition, text)));
    }

    private static Element element(ArchivePreferences preferences) {
        return Element.named("prefs", Results.NAMESPACE)
                .attribute("default", preferences.others().wireName())
                .child(list("always", preferences.always()))
                .child(list("never", preferences.never()))
                .build();
    }

    private static Element list(String name, Set<Jid> addresses) {
        var list = Element.named(name, Results.NAMESPACE);
        addresses.stream().sorted().forEach(address -> list.child("jid", address.toString()));
        return list.build();
    }
}
