package io.outcry.ops.certificate;

import io.outcry.ops.host.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/** A folder with the authority of one cluster, {@code ca.crt} and {@code ca.key}, and what it vouched for. */
public record ClusterAuthority(Path folder) {

    private static final Duration AUTHORITY_VALID = Duration.ofDays(3_650);

    private static final int NAME_BYTES = 4;

    public Path certificateFile() {
        return folder.resolve("ca.crt");
    }

    private Path keyFile() {
        return folder.resolve("ca.key");
    }

    /** Makes it where it is not there yet; tells whether it did. */
    public boolean prepare(Instant now) throws CertificateRefusedException {
        if (Files.exists(certificateFile())) {
            return false;
        }
        try {
            PrivateFiles.createFolder(folder);
            PemFiles.write(Issuing.authority(name(), now, AUTHORITY_VALID), certificateFile(), keyFile());
            return true;
        } catch (IOException wrong) {
            throw new CertificateRefusedException(folder + " cannot be written", wrong);
        }
    }

    /** Tells it from the authorities of other clusters. */
    private static String name() {
        var bytes = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(bytes);
        return "Outcry cluster " + HexFormat.of().formatHex(bytes);
    }

    /** Makes {@code NODE.crt} and {@code NODE.key}, in place of what was there. */
    public void certify(String node, Instant now, Duration valid) throws CertificateRefusedException {
        var authority = PemFiles.read(certificateFile(), keyFile());
        try {
            PemFiles.write(
                    Issuing.node(node, authority, now, valid),
                    folder.resolve(node + ".crt"),
                    folder.resolve(node + ".key"));
        } catch (IOException wrong) {
            throw new CertificateRefusedException(folder + " cannot be written", wrong);
        }
    }
}
