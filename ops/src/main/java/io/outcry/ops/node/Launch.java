package io.outcry.ops.node;

import io.outcry.ops.admin.Token;
import io.outcry.ops.certificate.Certificates;
import io.outcry.ops.config.LoadedConfig;
import io.outcry.ops.host.DataFolder;
import java.time.Instant;

/**
 * What a node is started with. The ports were free a moment ago, and each domain has its certificate files.
 *
 * @param folder held by this process
 * @param token that the administration asks for
 * @param startedAt when the process began, for the uptime
 */
public record Launch(
        LoadedConfig config, DataFolder folder, Certificates certificates, Token token, Instant startedAt) {}
