package io.outcry.core.feature.pep;

import io.outcry.core.pep.NodeConfig;
import io.outcry.core.pep.PepNode;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;

/** What a node must be like for an item to be published there; a node that is not there is made so (XEP-0060 §7.1.5). */
final class PublishOptions {

    private static final ConfigForm.Reading NONE = new ConfigForm.Reading.Read(java.util.Map.of(), false);

    private PublishOptions() {}

    /** The node to publish to. */
    sealed interface Result {

        record Exists(PepNode node) implements Result {}

        record Made(PepNode node) implements Result {}

        record Refused(StanzaError error) implements Result {}
    }

    static Result apply(Request request, String name) {
        var options = request.child("publish-options")
                .map(element -> ConfigForm.read(element, ConfigForm.PUBLISH_OPTIONS, request.limits()))
                .orElse(NONE);
        return switch (options) {
            case ConfigForm.Reading.Wrong wrong -> new Result.Refused(wrong.error());
            case ConfigForm.Reading.Cancelled _ -> new Result.Refused(StanzaError.of(Condition.BAD_REQUEST));
            case ConfigForm.Reading.Read read -> apply(request, name, read);
        };
    }

    private static Result apply(Request request, String name, ConfigForm.Reading.Read options) {
        // Nobody can say whether a condition is met that nobody here knows.
        if (options.hasUnknown()) {
            return notMet();
        }
        return request.state()
                .pep()
                .find(name)
                .map(node -> isMet(node, options) ? new Result.Exists(node) : notMet())
                .orElseGet(() -> made(request, name, options));
    }

    private static Result made(Request request, String name, ConfigForm.Reading.Read options) {
        return ConfigForm.applied(NodeConfig.USUAL, options, request.limits())
                .<Result>map(config -> new Result.Made(PepNode.of(name, config)))
                .orElseGet(() -> new Result.Refused(ConfigForm.tooLong(request.limits())));
    }

    private static boolean isMet(PepNode node, ConfigForm.Reading.Read options) {
        return options.values().entrySet().stream()
                .allMatch(option -> node.config().values(option.getKey()).equals(option.getValue()));
    }

    private static Result notMet() {
        return new Result.Refused(PepError.of(Condition.CONFLICT, "precondition-not-met"));
    }
}
