package io.outcry.ops.console;

import io.outcry.ops.admin.AdminClient;
import io.outcry.ops.admin.Token;
import io.outcry.ops.host.DataFolder;
import java.io.IOException;
import java.net.URI;

/** Finds the node that holds a data folder, by the two files that it left there. */
final class NodeFinder {

    private NodeFinder() {}

    /** For what only a running node knows. */
    static AdminClient running(DataFolder folder) throws IOException {
        if (!folder.exists() || isFree(folder)) {
            throw new CommandFailedException(
                    ExitCode.UNREACHABLE,
                    "No node runs on " + folder.shown(folder.root()) + ". Start one: ./outcry run");
        }
        return client(folder);
    }

    private static boolean isFree(DataFolder folder) throws IOException {
        var hold = folder.tryHold();
        if (hold.isPresent()) {
            hold.get().close();
        }
        return hold.isPresent();
    }

    static AdminClient client(DataFolder folder) throws IOException {
        var address = DataFolder.firstLine(folder.adminAddress());
        var token = DataFolder.firstLine(folder.adminToken());
        if (address.isEmpty() || token.isEmpty()) {
            throw new CommandFailedException(
                    ExitCode.UNREACHABLE,
                    "Another process holds " + folder.shown(folder.root())
                            + " and does not answer yet: it is starting or stopping. Try again in a moment.");
        }
        return new AdminClient(URI.create(address.get()), Token.of(token.get()), Operator.name());
    }
}
