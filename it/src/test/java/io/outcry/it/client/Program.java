package io.outcry.it.client;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A program that Debian packages and a test drives. */
enum Program {
    SLIXMPP("python3-slixmpp", "/usr/bin/python3 -c 'import slixmpp'"),
    PROFANITY("profanity", "profanity --version"),
    TMUX("tmux", "tmux -V");

    private static final int LIMIT_SECONDS = 30;

    private final String debianPackage;
    private final String proof;

    Program(String debianPackage, String proof) {
        this.debianPackage = debianPackage;
        this.proof = proof;
    }

    /** Fails, and says what to install, where the program is missing: a test that is skipped tests nothing. */
    void require() {
        try {
            var process = new ProcessBuilder("sh", "-c", proof)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return;
            }
            process.destroyForcibly();
        } catch (IOException _) {
            throw missing();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        throw missing();
    }

    private AssertionError missing() {
        return new AssertionError("This test needs a program that is not installed: apt-get install -y " + debianPackage
                + " (./outcry test does that)");
    }
}
