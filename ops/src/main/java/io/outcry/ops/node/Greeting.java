package io.outcry.ops.node;

import io.outcry.ops.admin.Credential;
import io.outcry.ops.certificate.CertificateRefusedException;
import io.outcry.ops.certificate.Certificates;
import io.outcry.ops.config.ListenerConfig;
import io.outcry.ops.config.OutcryConfig;
import io.outcry.ops.host.DataFolder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a node says once it takes logins. */
record Greeting(Launch launch, String adminUrl) {

    /** To somebody who sees Outcry for the first time. */
    String first(List<Credential> samples) throws CertificateRefusedException {
        var lines = new ArrayList<>(standing());
        if (!samples.isEmpty()) {
            lines.add("");
            lines.add("Two people to try it with. Their passwords are shown only now:");
            samples.forEach(sample -> lines.add(
                    "    %-24s %s".formatted(sample.account(), sample.password().reveal())));
        }
        lines.add("");
        lines.add("Log in as both, from two chat clients (Gajim, Dino, Psi, profanity), and let them talk.");
        lines.addAll(certificates());
        lines.add("");
        lines.add("    ./outcry user add mercutio" + again() + "     another account; asks for a password");
        lines.add("    ./outcry status" + again() + "                how the node is");
        lines.add("    Ctrl-C                         stops it; ./outcry run starts it again");
        return text(lines);
    }

    /** To somebody who has seen it. */
    String shortly() {
        return text(standing());
    }

    private List<String> standing() {
        var took = Duration.between(launch.startedAt(), Instant.now()).toMillis() / 1_000.0;
        var head = String.format(
                Locale.ROOT,
                "Outcry %s takes logins for %s (started in %.1f s).",
                Version.current(),
                String.join(", ", config().domains()),
                took);
        return List.of(
                head,
                "",
                "    Chat clients      " + listeners(),
                "    Administration    " + adminUrl + ", token in " + folder().shown(folder().adminToken()),
                "    Log               " + folder().shown(folder().log()));
    }

    private String listeners() {
        return config().listeners().values().stream().map(Greeting::shown).collect(Collectors.joining(", "));
    }

    private static String shown(ListenerConfig listener) {
        var host = listener.address().equals("0.0.0.0") ? "port " : listener.address() + " port ";
        return host + listener.port() + (listener.directTls() ? " (TLS)" : " (STARTTLS)");
    }

    private List<String> certificates() throws CertificateRefusedException {
        var lines = new ArrayList<String>();
        for (var domain : config().domains()) {
            var certified = launch.certificates().prepare(domain);
            if (certified.isSelfSigned()) {
                lines.add(
                        "They will ask about the certificate of " + domain + ", which this node made itself. SHA-256:");
                lines.add("    " + Certificates.fingerprint(certified.certificate()));
            }
        }
        return lines;
    }

    /** The option that finds this node again. */
    private String again() {
        var root = folder().shown(folder().root());
        return root.equals("data") ? "" : " --data " + root;
    }

    private OutcryConfig config() {
        return launch.config().outcry();
    }

    private DataFolder folder() {
        return launch.folder();
    }

    private static String text(List<String> lines) {
        return lines.stream()
                .map(line -> line.isEmpty() ? "" : "  " + line)
                .collect(Collectors.joining(System.lineSeparator(), System.lineSeparator(), System.lineSeparator()));
    }
}
