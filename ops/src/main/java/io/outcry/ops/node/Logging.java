package io.outcry.ops.node;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import io.outcry.ops.host.StartRefusedException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Where log lines go: a command shows warnings only; a node writes everything to its file and warnings to the console. */
final class Logging {

    private Logging() {}

    /** @param own the operator's logback.xml, where there is one */
    static void toFile(Path file, Optional<Path> own) throws StartRefusedException {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        context.putProperty("outcry.log.file", file.toString());
        try {
            var configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(own.isPresent() ? url(own.get()) : ours());
        } catch (JoranException | MalformedURLException wrong) {
            throw new StartRefusedException(
                    own.map(Path::toString).orElse("logback-node.xml") + " cannot be used: " + wrong.getMessage(),
                    wrong);
        }
    }

    /** Writes out what is still buffered. */
    static void close() {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    }

    private static URL url(Path file) throws MalformedURLException {
        return file.toUri().toURL();
    }

    private static URL ours() {
        return Objects.requireNonNull(Logging.class.getResource("/logback-node.xml"), "logback-node.xml");
    }

    /** {@code conf/logback.xml}, if the operator put one there. */
    static Optional<Path> own(Path confFolder) {
        return Optional.of(confFolder.resolve("logback.xml")).filter(Files::exists);
    }
}
