package io.outcry.ops.certificate;

/** A certificate or its key cannot be used; the message names the file and what is wrong with it. */
public final class CertificateRefusedException extends Exception {

    public CertificateRefusedException(String message) {
        super(message);
    }

    public CertificateRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
