package io.outcry.ops.admin;

import io.outcry.core.address.Jid;
import io.outcry.core.ledger.Inspection;
import io.outcry.core.retention.Hold;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Ledgers of a running node, over its administration. */
public record RemoteLedgers(AdminClient client) implements Ledgers {

    @Override
    public CompletionStage<Inspection> inspect(String after) {
        return client.send("GET", "/api/ledgers?after=" + AdminClient.encoded(after), "")
                .thenApply(response -> AdminClient.read(Inspection.class, response));
    }

    @Override
    public CompletionStage<Held> hold(Jid subject, String reason) {
        return client.send("POST", "/api/ledgers/holds", Json.write(new HoldJson.Request(subject.toString(), reason)))
                .thenApply(response ->
                        AdminClient.read(HoldJson.Held.class, response).held());
    }

    @Override
    public CompletionStage<Hold> release(Jid subject, Optional<String> id, String reason) {
        var request = new HoldJson.ReleaseRequest(subject.toString(), id, reason);
        return client.send("POST", "/api/ledgers/holds/release", Json.write(request))
                .thenApply(response ->
                        AdminClient.read(HoldJson.Line.class, response).hold());
    }

    @Override
    public CompletionStage<List<Hold>> holds(String after) {
        return client.send("GET", "/api/ledgers/holds?after=" + AdminClient.encoded(after), "")
                .thenApply(response -> AdminClient.read(HoldJson.Lines.class, response).holds().stream()
                        .map(HoldJson.Line::hold)
                        .toList());
    }

    @Override
    public CompletionStage<PurgeReport> purge(boolean isRehearsal) {
        return client.send("POST", "/api/ledgers/purge?dry-run=" + isRehearsal, "")
                .thenApply(response -> AdminClient.read(PurgeReport.class, response));
    }
}
