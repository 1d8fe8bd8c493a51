package io.outcry.core;

import io.outcry.core.archive.ArchiveLimits;
import io.outcry.core.contact.ContactLimits;
import io.outcry.core.feature.AccountRules;
import io.outcry.core.feature.Feature;
import io.outcry.core.feature.IqTable;
import io.outcry.core.feature.Metered;
import io.outcry.core.feature.Pipeline;
import io.outcry.core.feature.SelfDescription;
import io.outcry.core.feature.archive.Archive;
import io.outcry.core.feature.blocking.Blocking;
import io.outcry.core.feature.caps.EntityCapabilities;
import io.outcry.core.feature.caps.ServerCaps;
import io.outcry.core.feature.carbons.Carbons;
import io.outcry.core.feature.csi.ClientStateIndication;
import io.outcry.core.feature.delay.DelayedDelivery;
import io.outcry.core.feature.disco.Discovery;
import io.outcry.core.feature.lastactivity.LastActivity;
import io.outcry.core.feature.muc.MultiUserChat;
import io.outcry.core.feature.offline.OfflineMessages;
import io.outcry.core.feature.pep.Pep;
import io.outcry.core.feature.ping.Ping;
import io.outcry.core.feature.presence.PresenceFeature;
import io.outcry.core.feature.privatexml.PrivateXml;
import io.outcry.core.feature.privatexml.PrivateXmlLimits;
import io.outcry.core.feature.register.OwnAccount;
import io.outcry.core.feature.register.Registration;
import io.outcry.core.feature.roster.Roster;
import io.outcry.core.feature.serverinfo.ContactAddresses;
import io.outcry.core.feature.serverinfo.ServerInformation;
import io.outcry.core.feature.session.LegacySession;
import io.outcry.core.feature.stanzaid.StanzaNames;
import io.outcry.core.feature.streammanagement.StreamManagement;
import io.outcry.core.feature.time.EntityTime;
import io.outcry.core.feature.vcard.VCardLimits;
import io.outcry.core.feature.vcard.VCards;
import io.outcry.core.feature.version.SoftwareVersion;
import io.outcry.core.meter.Meter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Every feature, in the order its steps run, and what they are together.
 *
 * @param serverCaps for the stream features
 */
public record Features(List<Feature> all, ServerCaps serverCaps) {

    public Features {
        all = List.copyOf(all);
    }

    /**
     * What the built-in features are made of.
     *
     * @param version of the running program
     * @param startedAt when it was started
     * @param stores where features keep what they have to keep
     * @param ownAccount carries out what users do with their own accounts
     * @param addresses whom to turn to about the service
     * @param contacts how many contacts an account may have
     * @param pep what accounts publish; the actors of accounts act by it as well
     * @param archive how much of an archive is given at a time
     * @param vCards how large an account's card may be
     * @param privateXml how much an account's clients may store for themselves
     * @param roomServices the domains that have rooms
     */
    public record Parts(
            String version,
            Instant startedAt,
            Stores stores,
            OwnAccount ownAccount,
            ContactAddresses addresses,
            ContactLimits contacts,
            Pep pep,
            ArchiveLimits archive,
            VCardLimits vCards,
            PrivateXmlLimits privateXml,
            List<String> roomServices) {}

    /** All that is built in. This is the only place that knows them all. */
    public static Features builtIn(Parts parts) {
        return announcing(List.of(
                // The streams themselves.
                new StreamManagement(),
                new ClientStateIndication(),
                // On a stanza's way, in this order.
                new Blocking(parts.contacts()),
                new DelayedDelivery(),
                new StanzaNames(),
                new Roster(parts.contacts()),
                new PresenceFeature(),
                new LastActivity(parts.startedAt()),
                new OfflineMessages(),
                new Carbons(),
                // Answers to requests.
                new EntityCapabilities(),
                parts.pep(),
                new Archive(parts.archive()),
                new LegacySession(),
                new Ping(),
                new Registration(parts.ownAccount()),
                new VCards(parts.stores().vCards(), parts.vCards()),
                new PrivateXml(parts.stores().privateXml(), parts.privateXml()),
                new MultiUserChat(parts.roomServices()),
                new ServerInformation(parts.addresses()),
                new SoftwareVersion(parts.version()),
                new EntityTime()));
    }

    /** These features and the discovery of them. */
    static Features announcing(List<Feature> features) {
        var server = SelfDescription.ofServer(features);
        var caps = ServerCaps.of(server);
        var nodes = features.stream()
                .flatMap(feature -> feature.accountNodes().stream())
                .toList();
        var items = features.stream()
                .flatMap(feature -> feature.serverItems().stream())
                .toList();
        var all = new ArrayList<>(features);
        all.add(new Discovery(server, SelfDescription.ofAccount(features), nodes, items, caps.node()));
        return new Features(all, caps);
    }

    /** The same features, counting what they do. */
    public Features metered(Meter meter) {
        return new Features(
                all.stream()
                        .<Feature>map(feature -> new Metered(feature, meter))
                        .toList(),
                serverCaps);
    }

    /** The way out of a sender's session. */
    public Pipeline onSend() {
        return Pipeline.onSend(all);
    }

    /** The way into a receiver's account. */
    public Pipeline onReceive() {
        return Pipeline.onReceive(all);
    }

    /** What an account's actor answers from what it knows. */
    public AccountRules accountRules() {
        return AccountRules.of(all);
    }

    /** Who answers requests to the server and to accounts. */
    public IqTable iqTable() {
        return IqTable.of(all);
    }
}
