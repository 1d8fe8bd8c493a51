package io.outcry.ops.certificate;

/** A certificate or its key cannot be used; the message names the file and what is wrong with it. */
public final class CertificateRefusedException extends Exception {

    CertificateRefusedException(String message) {
        super(message);
    }

    CertificateRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
