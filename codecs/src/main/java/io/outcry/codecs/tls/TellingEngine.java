package io.outcry.codecs.tls;

import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/** Another engine, and tells why its connection fails: whoever drives it may keep that to himself. */
@SuppressWarnings("NullAway") // The JDK's contract: null means none.
final class TellingEngine extends SSLEngine {

    private final SSLEngine other;
    private final Consumer<String> failed;

    TellingEngine(SSLEngine other, Consumer<String> failed) {
        this.other = other;
        this.failed = failed;
    }

    /** Of certificates {@link TellingTrust} has told already, and whose. */
    private SSLException told(SSLException wrong) {
        if (!(wrong.getCause() instanceof CertificateException)) {
            failed.accept(String.valueOf(wrong.getMessage()));
        }
        return wrong;
    }

    @Override
    public SSLEngineResult wrap(ByteBuffer[] from, int offset, int length, ByteBuffer to) throws SSLException {
        try {
            return other.wrap(from, offset, length, to);
        } catch (SSLException wrong) {
            throw told(wrong);
        }
    }

    @Override
    public SSLEngineResult unwrap(ByteBuffer from, ByteBuffer[] to, int offset, int length) throws SSLException {
        try {
            return other.unwrap(from, to, offset, length);
        } catch (SSLException wrong) {
            throw told(wrong);
        }
    }

    @Override
    public Runnable getDelegatedTask() {
        return other.getDelegatedTask();
    }

    @Override
    public void closeInbound() throws SSLException {
        other.closeInbound();
    }

    @Override
    public boolean isInboundDone() {
        return other.isInboundDone();
    }

    @Override
    public void closeOutbound() {
        other.closeOutbound();
    }

    @Override
    public boolean isOutboundDone() {
        return other.isOutboundDone();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return other.getSupportedCipherSuites();
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return other.getEnabledCipherSuites();
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
        other.setEnabledCipherSuites(suites);
    }

    @Override
    public String[] getSupportedProtocols() {
        return other.getSupportedProtocols();
    }

    @Override
    public String[] getEnabledProtocols() {
        return other.getEnabledProtocols();
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {
        other.setEnabledProtocols(protocols);
    }

    @Override
    public SSLSession getSession() {
        return other.getSession();
    }

    @Override
    public SSLSession getHandshakeSession() {
        return other.getHandshakeSession();
    }

    @Override
    public void beginHandshake() throws SSLException {
        other.beginHandshake();
    }

    @Override
    public HandshakeStatus getHandshakeStatus() {
        return other.getHandshakeStatus();
    }

    @Override
    public void setUseClientMode(boolean isClient) {
        other.setUseClientMode(isClient);
    }

    @Override
    public boolean getUseClientMode() {
        return other.getUseClientMode();
    }

    @Override
    public void setNeedClientAuth(boolean isNeeded) {
        other.setNeedClientAuth(isNeeded);
    }

    @Override
    public boolean getNeedClientAuth() {
        return other.getNeedClientAuth();
    }

    @Override
    public void setWantClientAuth(boolean isWanted) {
        other.setWantClientAuth(isWanted);
    }

    @Override
    public boolean getWantClientAuth() {
        return other.getWantClientAuth();
    }

    @Override
    public void setEnableSessionCreation(boolean isEnabled) {
        other.setEnableSessionCreation(isEnabled);
    }

    @Override
    public boolean getEnableSessionCreation() {
        return other.getEnableSessionCreation();
    }

    @Override
    public SSLParameters getSSLParameters() {
        return other.getSSLParameters();
    }

    @Override
    public void setSSLParameters(SSLParameters parameters) {
        other.setSSLParameters(parameters);
    }
}
