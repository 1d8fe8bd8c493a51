package io.outcry.it.smack;

import io.outcry.it.peer.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.smack.inttest.Configuration;
import org.igniterealtime.smack.inttest.Configuration.DnsResolver;
import org.igniterealtime.smack.inttest.SmackIntegrationTestFramework;
import org.igniterealtime.smack.inttest.XmppConnectionDescriptor;
import org.igniterealtime.smack.inttest.XmppConnectionManager;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;

/**
 * Runs Smack's integration tests, in a process of its own since they change what all of Smack does there. What is said on
 * the wire goes to the standard output.
 */
final class SmackRun {

    /** Longer than a busy machine takes for any answer; a test that passes never waits that long. */
    private static final String REPLY_TIMEOUT_MILLIS = "20000";

    /** Ends its subscriptions without waiting until they have ended, so that whoever came next would run into that. */
    private static final String LONER = "EntityCapsTest";

    private SmackRun() {}

    /**
     * Writes what came of each test.
     *
     * @param arguments the domain, its port on this machine, and the file for the results
     */
    public static void main(String... arguments) throws Exception {
        var off = SwitchedOff.read();
        off.connections().forEach(XmppConnectionManager::removeConnectionDescriptor);
        XmppConnectionManager.addConnectionDescriptor(tcp(Integer.parseInt(arguments[1])));
        var results = new ArrayList<SmackResult>();
        results.addAll(run(plan(arguments[0]).setEnabledTests(LONER)));
        results.addAll(run(plan(arguments[0]).setDisabledTests(String.join(",", off.tests()) + "," + LONER)));
        Files.write(
                Path.of(arguments[2]), results.stream().map(SmackResult::line).toList());
        // Smack's threads would go on.
        System.exit(0);
    }

    private static Configuration.Builder plan(String domain) throws IOException {
        return Configuration.builder()
                .setService(domain)
                .setSecurityMode("required")
                .setReplyTimeout(REPLY_TIMEOUT_MILLIS)
                .setDefaultConnection("tcp")
                .setDnsResolver(DnsResolver.javax)
                .setDebugger("console");
    }

    private static XmppConnectionDescriptor<?, ?, ?> tcp(int port) throws NoSuchMethodException {
        return XmppConnectionDescriptor.buildWith(
                        XMPPTCPConnection.class,
                        XMPPTCPConnectionConfiguration.class,
                        XMPPTCPConnectionConfiguration.Builder.class)
                .withNickname("tcp")
                .applyExtraConfiguration(builder -> builder.setHost("127.0.0.1")
                        .setPort(port)
                        .setCustomX509TrustManager(Tls.trustEverybody())
                        .setHostnameVerifier((_, _) -> true))
                .build();
    }

    private static List<SmackResult> run(Configuration.Builder plan) throws Exception {
        var result = new SmackIntegrationTestFramework(plan.build()).run();
        var results = new ArrayList<SmackResult>();
        result.getSuccessfulTests().forEach(test -> results.add(SmackResult.passed(test.concreteTest.toString())));
        result.getFailedTests()
                .forEach(test ->
                        results.add(SmackResult.failed(test.concreteTest.toString(), test.failureReason.toString())));
        result.getNotPossibleTests()
                .forEach(test -> results.add(SmackResult.impossible(
                        test.concreteTest.toString(), String.valueOf(test.testNotPossibleException.getMessage()))));
        result.getImpossibleTestClasses()
                .forEach((test, why) ->
                        results.add(SmackResult.impossible(test.getSimpleName(), String.valueOf(why.getMessage()))));
        return results;
    }
}
