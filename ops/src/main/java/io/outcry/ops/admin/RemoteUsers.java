package io.outcry.ops.admin;

import io.outcry.core.address.Jid;
import io.outcry.ops.admin.Json.ImportRequest;
import io.outcry.ops.admin.Json.PasswordRequest;
import io.outcry.ops.admin.Json.UserList;
import io.outcry.ops.admin.Json.UserRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Accounts of a running node, over its administration. */
public final class RemoteUsers implements Users {

    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final AdminClient client;

    public RemoteUsers(AdminClient client) {
        this.client = client;
    }

    @Override
    public CompletionStage<Boolean> add(Credential credential) {
        return client.send("POST", "/api/users", Json.write(request(credential)))
                .thenApply(response -> yesOrNo(response, CREATED, CONFLICT));
    }

    @Override
    public CompletionStage<Imported> addAll(List<Credential> credentials) {
        var users = credentials.stream().map(RemoteUsers::request).toList();
        return client.send("POST", "/api/users/import", Json.write(new ImportRequest(users)))
                .thenApply(response -> AdminClient.read(Imported.class, response));
    }

    @Override
    public CompletionStage<Page> page(String domain, String afterLocal, int limit) {
        var query = "?domain=" + AdminClient.encoded(domain) + "&after=" + AdminClient.encoded(afterLocal) + "&limit="
                + limit;
        return client.send("GET", "/api/users" + query, "")
                .thenApply(response -> AdminClient.read(UserList.class, response))
                .thenApply(list -> new Page(list.users().stream().map(Jid::of).toList(), list.total()));
    }

    @Override
    public CompletionStage<Boolean> changePassword(Credential credential) {
        var body = Json.write(new PasswordRequest(credential.password().reveal()));
        return client.send(
                        "PUT",
                        "/api/users/" + AdminClient.encoded(credential.account().toString()) + "/password",
                        body)
                .thenApply(response -> yesOrNo(response, NO_CONTENT, NOT_FOUND));
    }

    @Override
    public CompletionStage<Boolean> remove(Jid account) {
        return client.send("DELETE", "/api/users/" + AdminClient.encoded(account.toString()), "")
                .thenApply(response -> yesOrNo(response, NO_CONTENT, NOT_FOUND));
    }

    private static UserRequest request(Credential credential) {
        return new UserRequest(
                credential.account().toString(), credential.password().reveal());
    }

    private static boolean yesOrNo(HttpResponse<String> response, int yes, int no) {
        if (response.statusCode() == yes || response.statusCode() == no) {
            return response.statusCode() == yes;
        }
        throw AdminClient.refused(response);
    }
}
