package io.outcry.shards.wire;

import io.outcry.actors.client.Report;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.UserMessage;
import io.outcry.actors.node.FromNode;
import io.outcry.actors.node.ToNode;
import io.outcry.actors.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** What operators ask, and what they are told. A tag, once used, keeps its meaning for ever. */
final class InquiryForms {

    private InquiryForms() {}

    static List<WireForm<?>> all() {
        return List.of(
                describeNode(),
                find(),
                drain(),
                describeUser(),
                describeClient(),
                ofNode(),
                home(),
                draining(),
                ofUser(),
                ofClient());
    }

    private static WireForm<ToNode.Describe> describeNode() {
        return new WireForm<>(
                "n.describe",
                ToNode.Describe.class,
                (message, fields, context) -> fields.text(1, context.write(message.replyTo())),
                (fields, context) -> new ToNode.Describe(context.ref(fields.text(1))));
    }

    private static WireForm<ToNode.Find> find() {
        return new WireForm<>(
                "n.find",
                ToNode.Find.class,
                (message, fields, context) -> fields.text(1, context.write(message.replyTo()))
                        .text(2, message.account().toString()),
                (fields, context) -> new ToNode.Find(context.ref(fields.text(1)), context.jid(fields.text(2))));
    }

    private static WireForm<ToNode.Drain> drain() {
        return new WireForm<>(
                "n.drain",
                ToNode.Drain.class,
                (message, fields, context) ->
                        fields.text(1, context.write(message.replyTo())).number(2, message.sessionsPerSecond()),
                (fields, context) -> new ToNode.Drain(context.ref(fields.text(1)), fields.size(2)));
    }

    private static WireForm<FromNode.Draining> draining() {
        return new WireForm<>(
                "r.draining",
                FromNode.Draining.class,
                (message, fields, _) -> fields.number(1, message.sessions()),
                (fields, _) -> new FromNode.Draining(fields.number(1)));
    }

    private static WireForm<User.Describe> describeUser() {
        return new WireForm<>(
                "u.describe",
                User.Describe.class,
                (message, fields, context) -> fields.text(1, context.write(message.replyTo())),
                (fields, context) -> new User.Describe(context.ref(fields.text(1))));
    }

    private static WireForm<ToClient.Describe> describeClient() {
        return new WireForm<>(
                "c.describe",
                ToClient.Describe.class,
                (message, fields, context) -> fields.text(1, context.write(message.replyTo())),
                (fields, context) -> new ToClient.Describe(context.ref(fields.text(1))));
    }

    private static WireForm<FromNode.Report> ofNode() {
        return new WireForm<>(
                "r.node",
                FromNode.Report.class,
                (report, fields, _) -> fields.text(1, report.version())
                        .number(2, report.startedAt().toEpochMilli())
                        .number(3, report.shards())
                        .number(4, report.accounts())
                        .number(5, report.connected())
                        .number(6, report.detached()),
                (fields, _) -> new FromNode.Report(
                        fields.text(1),
                        Instant.ofEpochMilli(fields.number(2)),
                        fields.size(3),
                        fields.number(4),
                        fields.number(5),
                        fields.number(6)));
    }

    private static WireForm<FromNode.Home> home() {
        return new WireForm<>(
                "r.home",
                FromNode.Home.class,
                (home, fields, context) -> {
                    fields.number(1, home.hasShard() ? 1 : 0);
                    home.user().ifPresent(user -> fields.text(2, context.write(user)));
                },
                (fields, context) -> new FromNode.Home(
                        fields.number(1) == 1,
                        fields.all(2).isEmpty()
                                ? Optional.<ActorRef<UserMessage>>empty()
                                : Optional.of(context.ref(fields.text(2)))));
    }

    private static WireForm<Report.OfUser> ofUser() {
        return new WireForm<>(
                "r.user",
                Report.OfUser.class,
                (report, fields, context) -> report.sessions()
                        .forEach(session -> fields.bytes(
                                1,
                                new FieldWriter()
                                        .text(1, session.resource())
                                        .text(2, context.write(session.client()))
                                        .text(3, session.presence())
                                        .number(4, session.priority())
                                        .toBytes())),
                (fields, context) -> new Report.OfUser(sessions(fields.all(1), context)));
    }

    private static List<Report.Attached> sessions(List<byte[]> each, WireContext context) throws WireFormatException {
        var sessions = new ArrayList<Report.Attached>();
        for (var bytes : each) {
            var fields = FieldReader.of(bytes);
            sessions.add(new Report.Attached(
                    fields.text(1), context.ref(fields.text(2)), fields.text(3), (int) fields.number(4)));
        }
        return sessions;
    }

    private static WireForm<Report.OfClient> ofClient() {
        return new WireForm<>(
                "r.client",
                Report.OfClient.class,
                (report, fields, _) -> fields.text(1, report.address())
                        .text(2, report.security())
                        .number(3, report.connectedAt().toEpochMilli())
                        .number(4, report.isConnected() ? 1 : 0),
                (fields, _) -> new Report.OfClient(
                        fields.text(1), fields.text(2), Instant.ofEpochMilli(fields.number(3)), fields.number(4) == 1));
    }
}
